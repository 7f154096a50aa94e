// Package page reads the page of one article: its text, title, date, issuing
// body, attachments and number of comments, and the lists of links that its
// publisher sets beside it. It is given bytes and asks no network.
package page

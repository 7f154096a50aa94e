package text

var prose = []string{}

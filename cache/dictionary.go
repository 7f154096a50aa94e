package cache

// dictionary primes the compression of bodies with what official bulletins
// say again and again; what is commonest stands last, where it is cheapest to
// point at. It is part of the format: a change needs other values of packedFlate
// and packedShort.
var dictionary = []byte(`Federal Register Department of the Agency notice public comment effective date pursuant to section ` +
	`The Commission has adopted regulation amending the following information meeting press release published ` +
	`について公表しました。に関する省令の一部を改正する告示令和年月日法律第号施行期日意見募集の結果について` +
	`에 관한 규정 일부개정고시 보도자료 시행 규칙 개정안을 다음과 같이 공고합니다. 정부는 위원회 대한 따라 ` +
	`根据《中华人民共和国法》《条例》有关规定，现予公布，自发布之日起施行。各省、自治区、直辖市人民政府，国务院各部委、各直属机构：` +
	`現將有關事項公告如下為進一步加強發展經濟國務院會議審議通過實施辦法規定關於` +
	`附件：1.2.3.联系人：联系电话：传真：电子邮箱：通信地址：邮政编码：公开征求意见的通知行政许可决定书事项名称申请人` +
	`会议强调，要深入学习贯彻党的二十大精神，坚持以习近平新时代中国特色社会主义思想为指导，认真落实党中央、国务院决策部署，` +
	`加快推进高质量发展，着力提升服务能力和水平，切实加强监督管理，维护消费者合法权益，促进行业持续健康发展。` +
	`会议指出，会议审议并原则通过，主持召开，听取关于情况的汇报，有关司局负责同志参加会议，记者从获悉，` +
	`据统计，1-月份全国完成业务量累计亿件，同比增长%；业务收入累计亿元，同比下降个百分点。其中，占全部比重为` +
	`为了规范管理，保障安全，制定本办法。第一条第二条第三条第四条第五条第六条第七条第八条第九条第十条应当不得可以按照` +
	`各地区、各有关部门和单位要进一步完善工作机制，依法依规做好相关工作，确保取得实效。特此公告。通知如下：现就有关问题` +
	`2020年2021年2022年2023年2024年2025年2026年1月2月3月4月5月6月7月8月9月10月11月12月1日10日15日20日25日30日` +
	`</strong></p>` + "\n" + `<ul>` + "\n" + `<li><table>` + "\n" + `<tr><th></th><td></td></tr>` + "\n" + `</table><blockquote><h2></h2>` +
	`<img alt="" src="https://www.gov.cn/"><a href="https://www.example/zwgk/xxgk/tzgg/20210510/t20210510_1.html"></a></li></ul><br>` +
	`{"a":["国家局"],"c":["新闻","公告","通知"],"s":"","u":162,"z":28800,"e":true,"l":[{"Kind":"attachment","Title":"","URL":"https://",` +
	`"Type":"application/pdf","Size":0,"Date":"0001-01-01T00:00:00Z"}]}` + "\n" + `</p>` + "\n" + `<p>　　`)

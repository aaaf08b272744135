// Package target knows what a backend accepts and what it answers: a contract per
// service, and sample results.
//
//	t, err := target.Lookup("StartSyncExecution")
//	for _, f := range t.Check(target.Payload{Text: rendered}) {
//		fmt.Println(f.Rule.ID, f.Message, f.Advice()) // at rendered[f.Start:f.End]
//	}
//	for _, r := range t.Results() { … } // how an execution can end, or a service answer
//
// A contract is a table of members ([Target.Members]) and, where a table does not
// say it all, a function beside it; one file per service holds both. What a check can
// report is a [Rule]: [Rules] for a payload, [RequestRules] and [ResponseRules] for
// what only a whole call shows; their values are exported so that whoever sees the
// call can report them.
//
// Nothing here asks a network. The facts come from these sources, which comments
// name by their key:
//
//	MODEL     the services' own API models (api-2.json): Step Functions 2016-11-23,
//	          DynamoDB 2012-08-10, SQS 2012-11-05, SNS 2010-03-31, EventBridge
//	          2015-10-07, Kinesis 2013-12-02, Firehose 2015-08-04
//	DOC-SSE   docs.aws.amazon.com: Step Functions, API_StartSyncExecution
//	DOC-CE    docs.aws.amazon.com: Step Functions, common errors
//	DOC-QUOTA docs.aws.amazon.com: Step Functions, service quotas
//	DOC-LIM   docs.aws.amazon.com: API Gateway, limits
//	DOC-INT   docs.aws.amazon.com: API Gateway, x-amazon-apigateway-integration
//	DOC-MOCK  docs.aws.amazon.com: API Gateway, mock integrations
//	OBSERVED  answers recorded on AWS
//	MODEL-ERR the same models' lists of errors, and each service's page of common errors
//	BODIES    answers behind API Gateway that their authors published
//	UNPROVEN  nobody recorded it; what is done is the least surprise
package target

package target

import "github.com/vtlcheck/vtlcheck/context/strictjson"

// The sizes of streams (MODEL): Kinesis takes 1 MiB per record, Firehose 1,024,000 bytes, both
// counted before base64; 500 records at once.
const (
	maxKinesisData  = 1 << 20
	maxFirehoseData = 1024000
	maxRecords      = 500
)

// kinesisTargets are PutRecord and PutRecords of Kinesis (MODEL).
func kinesisTargets() []*Target {
	stream := []Member{
		matching(text("StreamName", 1, 128), `[a-zA-Z0-9_.-]+`, "letters, digits, _ . and -"),
		matching(text("StreamARN", 1, 2048), `arn:aws.*:kinesis:.*:\d{12}:stream/\S+`, "an ARN of a stream"),
	}
	oneOf := [][]string{{"StreamName", "StreamARN"}}
	one := append(kinesisRecord(""), stream...)
	one = append(one, matching(text("SequenceNumberForOrdering", 0, 0), `0|([1-9]\d{0,128})`, "a sequence number"))
	many := append([]Member{required(array("Records", 1, maxRecords)), object("Records[]")}, kinesisRecord("Records[].")...)
	return []*Target{
		{Name: "Kinesis.PutRecord", Service: "kinesis", Action: "PutRecord", members: one, oneOf: oneOf},
		{Name: "Kinesis.PutRecords", Service: "kinesis", Action: "PutRecords", members: append(many, stream...), oneOf: oneOf,
			partial: "FailedRecordCount"},
	}
}

func kinesisRecord(prefix string) []Member {
	return []Member{
		required(blob(prefix+"Data", maxKinesisData)),
		required(text(prefix+"PartitionKey", 1, 256)),
		matching(text(prefix+"ExplicitHashKey", 0, 0), `0|([1-9]\d{0,38})`, "a number of at most 39 digits in quotes"),
	}
}

// firehoseTargets are PutRecord and PutRecordBatch of Firehose (MODEL).
func firehoseTargets() []*Target {
	stream := required(matching(text("DeliveryStreamName", 1, 64), `[a-zA-Z0-9_.-]+`, "letters, digits, _ . and -"))
	return []*Target{
		{Name: "Firehose.PutRecord", Service: "firehose", Action: "PutRecord", members: []Member{
			stream, {Path: "Record", Kind: strictjson.Object, Required: true}, required(blob("Record.Data", maxFirehoseData)),
		}},
		{Name: "Firehose.PutRecordBatch", Service: "firehose", Action: "PutRecordBatch", partial: "FailedPutCount", members: []Member{
			stream, required(array("Records", 1, maxRecords)), object("Records[]"), required(blob("Records[].Data", maxFirehoseData)),
		}},
	}
}

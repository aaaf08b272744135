// Package proof answers whether any request, or any way in which an execution ends, can
// make a mapping template fail, print a broken payload or answer a wrong status.
//
//	for _, p := range proof.Template(proof.Input{Source: src, Phase: apigw.RequestPhase}, nil) {
//		fmt.Println(p.Obligation, p.Verdict, p.Reason)
//	}
//
// A template is first followed symbolically, with everything that a client or a backend
// decides left open: where that succeeds, the obligation is proven. Where it does not,
// the template is rendered by the real evaluator with hostile values in all places that
// it reads; a failure refutes the obligation and is shrunk to a witness. What is neither
// is unknown, with the place that stopped the proof.
//
//	input.go ──► prove (exec*, eval*, value, str, json) ──► proven
//	        └──► reads ─► factor ─► probe ─► judge ─► shrink ─► explain ──► refuted, unknown
//
// PROOF.md in this folder explains the abstract domain and why it is sound.
package proof

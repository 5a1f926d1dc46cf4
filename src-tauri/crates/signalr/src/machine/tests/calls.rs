//! Calls of hubs' methods.

use super::*;

fn call(id: u64) -> Input {
    Input::Invoke(Outgoing {
        id,
        hub: "GoldHub".to_owned(),
        method: "echo".to_owned(),
        arguments: serde_json::value::to_raw_value(&(1, "x")).unwrap(),
    })
}

#[test]
fn over_a_socket_calls_are_frames() {
    let mut bench = Bench::up(Transport::WebSockets);
    let text = r#"write {"H":"GoldHub","M":"echo","A":[1,"x"],"I":0}"#;
    assert_eq!(bench.put(call(0)), [text]);
    let report = r#"{"C":"d-1-A,2","M":[{"I":"P|0","P":{"I":"0","D":50}}]}"#;
    assert_eq!(bench.frame(report), ["progress 0: 50"]);
    assert_eq!(bench.frame(r#"{"I":"0","R":{"echo":[1]}}"#), ["answer 0: {\"echo\":[1]}"]);
    // Once is enough.
    assert!(bench.frame(r#"{"I":"0","R":1}"#).is_empty());
    assert!(bench.frame(&report.replace("A,2", "A,3")).is_empty());
}

#[test]
fn over_the_others_they_are_posted() {
    let mut bench = Bench::up(Transport::ServerSentEvents);
    let text = r#"send serverSentEvents 7 {"H":"GoldHub","M":"echo","A":[1,"x"],"I":7}"#;
    assert_eq!(bench.put(call(7)), [text]);
    let sent = |id, body: &str| Input::Sent { id, answer: Ok(body.to_owned()) };
    assert_eq!(bench.put(sent(7, r#"{"I":"7"}"#)), ["answer 7: null"]);
    for (body, line) in [
        ("", "answer 8: null"),
        ("{}", "answer 8: null"),
        (r#"{"C":"d","M":[]}"#, "answer 8: Malformed(\"no result\")"),
        (
            r#"{"I":"8","E":"no","H":true,"D":{"a":1}}"#,
            r#"answer 8: Hub { message: "no", data: Some("{\"a\":1}") }"#,
        ),
        (r#"{"I":"8","E":"no"}"#, r#"answer 8: Failed("no")"#),
    ] {
        bench.put(call(8));
        assert_eq!(bench.put(sent(8, body)), [line]);
    }
    bench.put(call(9));
    let fault = Input::Sent { id: 9, answer: Err(Fault::Status(500)) };
    assert_eq!(bench.put(fault), ["answer 9: NotSent(\"answered 500\")"]);
}

#[test]
fn a_result_that_does_not_come_is_not_waited_for() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.put(call(0));
    for second in 1..6 {
        bench.now = at(f64::from(second) * 5.0);
        bench.frame("{}");
    }
    bench.put(call(1));
    assert_eq!(bench.wait_until(at(30.0)), ["answer 0: TimedOut"]);
}

#[test]
fn no_result_survives_its_channel() {
    let mut bench = Bench::up(Transport::LongPolling);
    bench.put(call(0));
    assert_eq!(bench.cut()[0], "answer 0: Lost");
    assert_eq!(bench.put(call(1)), ["answer 1: NotConnected"]);
    bench.put(Input::Opened);
    bench.put(call(2));
    let lines = bench.put(Input::Stop);
    assert_eq!(lines, ["abort longPolling", "answer 2: Lost", "Closed(Stopped)"]);
    assert_eq!(bench.put(call(3)), ["answer 3: NotConnected"]);
}

#[test]
fn a_socket_takes_no_more_than_a_server_does() {
    let mut bench = Bench::up(Transport::WebSockets);
    let large = |id| {
        let arguments = serde_json::value::to_raw_value(&["x".repeat(65_536)]).unwrap();
        Input::Invoke(Outgoing { id, hub: "h".to_owned(), method: "m".to_owned(), arguments })
    };
    assert_eq!(bench.put(large(0)), ["answer 0: TooLarge"]);
    let mut bench = Bench::up(Transport::ServerSentEvents);
    assert_eq!(bench.put(large(0)).len(), 1);
    assert!(bench.put(Input::Stop)[1].starts_with("answer 0: Lost"));
}

#[test]
fn calls_are_bounded() {
    let mut bench = Bench::up(Transport::WebSockets);
    for id in 0..1000 {
        assert_eq!(bench.put(call(id)).len(), 1);
    }
    assert_eq!(bench.put(call(1000)), ["answer 1000: TooMany"]);
}

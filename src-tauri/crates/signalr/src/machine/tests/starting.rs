//! From negotiate to the first message.

use super::*;
use crate::negotiate::Redirect;

const SOCKETS: &[Transport] = &[Transport::WebSockets];

#[test]
fn a_start_in_order() {
    let mut bench = Bench::new(SOCKETS);
    assert_eq!(bench.put(Input::Tick), ["negotiate"]);
    let answer = Answer::Connection(negotiation("1.5"));
    assert_eq!(bench.put(Input::Negotiated(answer)), ["connect webSockets"]);
    assert_eq!(bench.machine.connection_id(), Some("88cf"));
    assert!(bench.put(Input::Opened).is_empty());
    let first = r#"{"C":"d-1-A,1","S":1,"M":[{"H":"h","M":"m","A":[1]}]}"#;
    assert_eq!(bench.frame(first), ["Initialized", "start webSockets"]);
    assert!(bench.envelope("d-1-A,2", &[2]).is_empty());
    // What came before the start is answered comes right after it.
    assert_eq!(bench.put(Input::Started), ["Connected", "deliver 1", "deliver 2"]);
    assert_eq!(bench.envelope("d-1-A,3", &[3]), ["deliver 3"]);
}

#[test]
fn old_servers_have_no_start() {
    for (version, started) in [("1.2", true), ("1.3", true), ("1.4", false), ("2.1", false)] {
        let mut bench = Bench::negotiated(SOCKETS, negotiation(version));
        let lines = bench.frame(r#"{"C":"d-1-A,1","S":1,"M":[]}"#);
        assert_eq!(lines.last().unwrap() == "Connected", started, "{version}");
    }
}

#[test]
fn transports_are_tried_in_turn_with_the_same_token() {
    let mut bench = Bench::negotiated(&Transport::ALL, negotiation("2.0"));
    // What a transport that did not work has said counts for nothing.
    assert!(bench.envelope("d-1-A,9", &[1]).is_empty());
    assert_eq!(bench.fail(Fault::Status(404)), ["connect serverSentEvents"]);
    assert_eq!(bench.wait_until(at(4.9)), Vec::<String>::new());
    assert_eq!(bench.wait_until(at(5.0)), ["connect longPolling"]);
    bench.put(Input::Opened);
    let lines = bench.frame(r#"{"C":"d-1-A,1","S":1,"M":[]}"#);
    assert_eq!(lines, ["Initialized", "start longPolling"]);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,1"]);
    assert_eq!(bench.put(Input::Started), ["Connected"]);
}

#[test]
fn when_no_transport_works_each_says_why() {
    let mut bench = Bench::negotiated(&Transport::ALL, negotiation("2.0"));
    bench.fail(Fault::Status(501));
    bench.frame("<html>");
    let last = bench.put(Input::Ended).pop().unwrap();
    insta::assert_snapshot!(last, @r#"Closed(NotStarted("webSockets: answered 501; serverSentEvents: malformed frame: expected value at line 1 column 1; longPolling: the server ended the channel"))"#);
}

#[test]
fn only_what_is_allowed_and_offered_is_tried() {
    let off = || Negotiation { try_web_sockets: false, ..negotiation("2.0") };
    let mut bench = Bench::new(&[Transport::WebSockets, Transport::LongPolling]);
    bench.put(Input::Tick);
    let lines = bench.put(Input::Negotiated(Answer::Connection(off())));
    assert_eq!(lines, ["connect longPolling"]);
    for (allowed, why) in
        [(SOCKETS, "web sockets are switched off"), (&[][..], "no transport is allowed")]
    {
        let mut bench = Bench::new(allowed);
        bench.put(Input::Tick);
        let lines = bench.put(Input::Negotiated(Answer::Connection(off())));
        assert_eq!(lines, [format!("Closed(NotStarted({why:?}))")]);
    }
}

#[test]
fn after_the_first_frame_nothing_else_is_tried() {
    let ends: [fn(&mut Bench) -> Vec<String>; 4] = [
        |bench| bench.put(Input::NotStarted(Fault::Status(500))),
        |bench| bench.put(Input::Ended),
        |bench| bench.fail(Fault::Network("cut".to_owned())),
        |bench| bench.wait_until(at(15.0)),
    ];
    for (end, why) in ends.into_iter().zip([
        "start: answered 500",
        "the server ended the channel",
        "cut",
        "no answer to start in time",
    ]) {
        let mut bench = Bench::negotiated(&Transport::ALL, negotiation("2.0"));
        bench.frame(r#"{"C":"d-1-A,1","S":1,"M":[]}"#);
        let closed = format!("Closed(NotStarted({why:?}))");
        assert_eq!(end(&mut bench), ["abort webSockets", closed.as_str()]);
    }
}

#[test]
fn a_negotiation_that_fails_is_named() {
    let mut bench = Bench::new(SOCKETS);
    bench.put(Input::Tick);
    assert_eq!(
        bench.wait_until(at(15.0)),
        ["Closed(NotStarted(\"no answer to negotiate in time\"))"]
    );
    let mut bench = Bench::new(SOCKETS);
    let lines = bench.fail(Fault::Status(401));
    assert_eq!(lines[1], "Closed(NotStarted(\"negotiate: answered 401\"))");
    let mut bench = Bench::new(SOCKETS);
    let lines = bench.put(Input::Negotiated(Answer::Refused("full".to_owned())));
    assert_eq!(lines[1], "Closed(Refused(\"full\"))");
}

#[test]
fn a_few_redirects_are_followed() {
    let redirect = |n: u32| {
        let url = format!("https://h{n}.example/");
        Input::Negotiated(Answer::Redirect(Redirect { url, access_token: None }))
    };
    let mut bench = Bench::new(SOCKETS);
    bench.put(Input::Tick);
    for n in 0..5 {
        // Each has the whole time.
        bench.now += at(14.0);
        assert_eq!(bench.put(redirect(n)), [format!("negotiate at https://h{n}.example/")]);
    }
    assert_eq!(bench.put(redirect(5)), ["Closed(NotStarted(\"redirected too often\"))"]);
}

#[test]
fn what_is_held_is_bounded() {
    let mut bench = Bench::negotiated(SOCKETS, negotiation("2.0"));
    bench.frame(r#"{"C":"d-1-A,0","S":1,"M":[]}"#);
    for n in 1..=HELD {
        assert!(bench.machine.reads());
        bench.envelope(&format!("d-1-A,{n:X}"), &[1]);
    }
    assert!(!bench.machine.reads());
    bench.put(Input::Started);
    assert!(bench.machine.reads());
}

#[test]
fn a_gap_at_the_start_is_told_when_somebody_listens() {
    let mut bench = Bench::negotiated(SOCKETS, negotiation("2.0"));
    bench.frame(r#"{"C":"d-1-A,0","S":1,"M":[]}"#);
    assert!(bench.envelope("d-2-A,0", &[1]).is_empty());
    assert_eq!(bench.put(Input::Started), ["Connected", "gap: OtherServer", "deliver 1"]);
}

#[test]
fn the_first_frame_again_means_nothing() {
    let mut bench = Bench::up(Transport::WebSockets);
    assert!(bench.frame(r#"{"C":"d-1-A,1","S":1,"M":[]}"#).is_empty());
}

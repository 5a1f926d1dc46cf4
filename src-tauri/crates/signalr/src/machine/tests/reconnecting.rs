//! Channels that are lost.

use super::*;

#[test]
fn it_goes_on_where_it_was() {
    for transport in Transport::ALL {
        let mut bench = Bench::up(transport);
        bench.frame(r#"{"C":"d-1-A,2","G":"g+/=","M":[]}"#);
        bench.now = at(9.0);
        let open = format!("reconnect {transport} d-1-A,2");
        assert_eq!(bench.cut(), ["drop", "Reconnecting", open.as_str()]);
        assert_eq!(bench.machine.request(Action::Reconnect).groups.as_deref(), Some("g+/="));
        bench.now = at(9.5);
        assert_eq!(bench.put(Input::Opened), ["Connected"]);
        assert_eq!(bench.envelope("d-1-A,4", &[3, 4]), ["deliver 3 4"]);
    }
}

#[test]
fn attempts_are_spread_until_it_is_not_worth_it() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.now = at(1.0);
    bench.cut();
    let mut pauses = Vec::new();
    let last = loop {
        assert_eq!(bench.fail(Fault::Status(503)), ["drop"]);
        let failed = bench.now;
        let next = bench.machine.deadline().unwrap();
        match bench.wait_until(next).pop().unwrap() {
            open if open.starts_with("reconnect") => {
                pauses.push(next.as_secs_f64() - failed.as_secs_f64());
            }
            last => break last,
        }
    };
    assert!(pauses.iter().all(|pause| (1.5..=2.5).contains(pause)), "{pauses:?}");
    assert!(pauses.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 0.01), "{pauses:?}");
    assert_eq!(bench.now, at(1.0 + DISCONNECT));
    assert_eq!(last, "Closed(Lost(\"reconnect: answered 503\"))");
}

#[test]
fn an_attempt_that_is_not_answered_makes_room_for_the_next() {
    let mut bench = Bench::up(Transport::ServerSentEvents);
    bench.cut();
    let lines = bench.wait_until(at(8.0));
    assert_eq!(lines, ["drop", "reconnect serverSentEvents d-1-A,1"]);
    let last = bench.wait_until(at(60.0)).pop();
    assert_eq!(last.as_deref(), Some("Closed(Lost(\"reconnect: no answer in time\"))"));
}

#[test]
fn a_server_that_does_not_know_the_connection_ends_it_at_once() {
    for status in [400, 401, 403, 404] {
        let mut bench = Bench::up(Transport::WebSockets);
        bench.cut();
        let lines = bench.fail(Fault::Status(status));
        let last = format!("Closed(Lost(\"reconnect: answered {status}\"))");
        assert_eq!(lines, ["drop", last.as_str()]);
    }
}

#[test]
fn a_server_that_drops_everybody_again_is_not_stormed() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.cut();
    let mut attempts = 1;
    let lines = loop {
        bench.put(Input::Opened);
        let lost = bench.cut();
        assert_eq!(lost, ["drop", "Reconnecting"]);
        let next = bench.machine.deadline().unwrap();
        let lines = bench.wait_until(next);
        if lines.iter().any(|line| line.starts_with("Closed")) {
            break lines;
        }
        attempts += 1;
    };
    // Not one sign of life came over any of them.
    assert_eq!(bench.now, at(DISCONNECT));
    assert!((12..=21).contains(&attempts), "{attempts}");
    assert_eq!(lines, ["Closed(Lost(\"cut\"))"]);
}

#[test]
fn gaps_are_told_before_what_follows_them() {
    // The server was started anew.
    let mut bench = Bench::up(Transport::WebSockets);
    bench.cut();
    assert_eq!(bench.put(Input::Opened), ["Connected"]);
    assert_eq!(bench.envelope("d-2-A,1", &[7]), ["gap: OtherServer", "deliver 7"]);
    // It was away for longer than signs of life may take.
    let mut bench = Bench::up(Transport::WebSockets);
    bench.now = at(9.0);
    bench.cut();
    bench.wait_until(at(20.1));
    assert_eq!(bench.put(Input::Opened), ["gap: LongPause", "Connected"]);
    // Nothing shows where it goes on.
    let mut bench = Bench::up(Transport::WebSockets);
    bench.cut();
    bench.put(Input::Opened);
    bench.now = at(10.0);
    bench.frame("{}");
    bench.now = at(19.0);
    assert!(bench.frame("{}").is_empty());
    assert_eq!(bench.wait_until(at(20.0)), ["gap: Unconfirmed"]);
    // Another server is news, whatever was told.
    assert_eq!(bench.envelope("d-2-A,1", &[7]), ["gap: OtherServer", "deliver 7"]);
}

#[test]
fn a_reconnect_without_a_cursor_is_a_gap() {
    let mut bench = Bench::negotiated(&[Transport::WebSockets], negotiation("1.3"));
    bench.frame(r#"{"S":1,"M":[]}"#);
    assert_eq!(bench.cut()[2], "reconnect webSockets");
    assert_eq!(bench.put(Input::Opened), ["gap: NoCursor", "Connected"]);
}

#[test]
fn frames_that_were_here_are_dropped() {
    let mut bench = Bench::up(Transport::WebSockets);
    assert_eq!(bench.envelope("d-1-A,2", &[2]), ["deliver 2"]);
    assert!(bench.envelope("d-1-A,2", &[2]).is_empty());
    assert_eq!(bench.envelope("d-1-A,3", &[3]), ["deliver 3"]);
    assert_eq!(bench.envelope("d-1-A,2", &[2]), ["gap: WentBack"]);
    assert_eq!(bench.envelope("d-1-A,4", &[4]), ["deliver 4"]);
}

#[test]
fn a_stream_is_open_with_its_first_frame_at_the_latest() {
    let mut bench = Bench::up(Transport::ServerSentEvents);
    bench.cut();
    assert!(bench.put(Input::Piece).is_empty());
    assert_eq!(bench.frame("{}"), ["Connected"]);
}

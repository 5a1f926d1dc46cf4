//! Signs of life, and the end.

use super::*;

#[test]
fn silence_is_slow_at_two_thirds_and_lost_at_the_whole() {
    for transport in [Transport::WebSockets, Transport::ServerSentEvents] {
        let mut bench = Bench::up(transport);
        assert_eq!(bench.machine.deadline(), Some(at(KEEP_ALIVE) * 2 / 3));
        assert!(bench.wait_until(at(13.3)).is_empty());
        assert_eq!(bench.wait_until(at(13.4)), ["Slow"]);
        bench.now = at(15.0);
        assert_eq!(bench.frame("{}"), ["Connected"]);
        assert_eq!(bench.wait_until(at(34.9)), ["Slow"]);
        let open = format!("reconnect {transport} d-1-A,1");
        assert_eq!(bench.wait_until(at(35.0)), ["drop", "Reconnecting", open.as_str()]);
    }
}

#[test]
fn every_frame_and_every_piece_of_one_is_a_sign_of_life() {
    let mut bench = Bench::up(Transport::ServerSentEvents);
    bench.now = at(14.0);
    assert_eq!(bench.put(Input::Tick), ["Slow"]);
    assert_eq!(bench.frame(r#"{"I":"5","R":1}"#), ["Connected"]);
    bench.now = at(28.0);
    assert_eq!(bench.put(Input::Tick), ["Slow"]);
    assert_eq!(bench.put(Input::Piece), ["Connected"]);
}

#[test]
fn without_keep_alives_silence_means_nothing() {
    let silent = Negotiation { keep_alive_timeout: None, ..negotiation("2.0") };
    let mut bench = Bench::up_as(Transport::WebSockets, silent);
    assert!(bench.wait_until(at(1e6)).is_empty());
    // The channel was lost just now, so that nothing was missed.
    bench.cut();
    assert_eq!(bench.put(Input::Opened), ["Connected"]);
    bench.envelope("d-1-A,2", &[1]);
    assert!(bench.wait_until(at(2e6)).is_empty());
    assert_eq!(bench.cut()[1], "Reconnecting");
}

#[test]
fn what_the_application_does_not_take_is_no_silence() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.put(Input::Blocked);
    assert_eq!(bench.machine.deadline(), None);
    assert!(bench.wait_until(at(500.0)).is_empty());
    assert!(bench.put(Input::Unblocked).is_empty());
    assert!(bench.wait_until(at(513.0)).is_empty());
    assert_eq!(bench.wait_until(at(514.0)), ["Slow"]);
}

#[test]
fn a_wake_up_that_comes_much_too_late_starts_anew() {
    for stage in ["up", "waiting"] {
        let mut bench = Bench::up(Transport::WebSockets);
        if stage == "waiting" {
            bench.cut();
            bench.cut();
        }
        // The wake-up that was wanted, and as long as the server waits at most.
        let wanted = bench.machine.deadline().unwrap();
        bench.now = wanted + at(KEEP_ALIVE + DISCONNECT + 0.1);
        assert_eq!(bench.frame("{}"), ["Closed(Slept)"], "{stage}");
    }
}

#[test]
fn what_the_server_says_last() {
    for (frame, words) in [
        (r#"{"E":"no more"}"#, "no more"),
        (r#"{"C":"d","D":1,"M":[]}"#, "the server disconnected this client"),
    ] {
        let mut bench = Bench::up(Transport::WebSockets);
        assert_eq!(bench.frame(frame), [format!("Closed(Refused({words:?}))")]);
    }
}

#[test]
fn a_malformed_frame_ends_it() {
    let mut bench = Bench::up(Transport::WebSockets);
    let lines = bench.frame(r#"{"C":"d-1-A,2","M":["#);
    assert_eq!(lines[0], "abort webSockets");
    assert!(lines[1].starts_with("Closed(Malformed("), "{lines:?}");
    let mut bench = Bench::up(Transport::ServerSentEvents);
    let lines = bench.fail(Fault::Unreadable("too long".to_owned()));
    assert_eq!(lines, ["abort serverSentEvents", "Closed(Malformed(\"too long\"))"]);
}

#[test]
fn stopping_tells_the_server_and_nothing_follows() {
    for transport in Transport::ALL {
        let mut bench = Bench::up(transport);
        let abort = format!("abort {transport}");
        assert_eq!(bench.put(Input::Stop), [abort.as_str(), "Closed(Stopped)"]);
        assert!(bench.envelope("d-1-A,2", &[1]).is_empty() && bench.put(Input::Stop).is_empty());
        assert_eq!(bench.machine.deadline(), None);
    }
}

#[test]
fn stopping_before_there_is_a_token_needs_no_word() {
    let mut bench = Bench::new(&Transport::ALL);
    assert_eq!(bench.put(Input::Stop), ["negotiate", "Closed(Stopped)"]);
}

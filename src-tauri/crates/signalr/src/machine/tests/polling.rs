//! Long polling.

use super::*;

fn up() -> Bench {
    let mut bench = Bench::up(Transport::LongPolling);
    bench.put(Input::Opened);
    bench
}

#[test]
fn each_poll_goes_on_where_the_last_one_ended() {
    let mut bench = up();
    bench.frame(r#"{"C":"d-1-A,2","G":"g","M":[{"H":"h","M":"m","A":[1]}]}"#);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,2"]);
    assert_eq!(bench.machine.request(Action::Poll).groups.as_deref(), Some("g"));
}

/// A connection whose signs of life something on the way keeps back.
fn kept_back() -> Bench {
    let mut bench = up();
    let reconnect = "reconnect longPolling d-1-A,1";
    assert_eq!(bench.wait_until(at(20.0)), ["Slow", "drop", "Reconnecting", reconnect]);
    assert_eq!(bench.put(Input::Opened), ["Connected"]);
    assert_eq!(bench.envelope("d-1-A,2", &[1]), ["deliver 1"]);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,2"]);
    bench
}

#[test]
fn signs_of_life_that_never_come_are_missed_once() {
    // From then on a poll may take as long as the server says, and some more.
    let mut bench = kept_back();
    assert_eq!(bench.wait_until(at(139.9)), ["quiet", "gap: Unconfirmed"]);
    let lines = bench.wait_until(at(140.0));
    assert_eq!(lines, ["drop", "Reconnecting", "reconnect longPolling d-1-A,2"]);
}

#[test]
fn signs_of_life_that_come_after_all_are_missed_again() {
    let mut bench = kept_back();
    bench.put(Input::Beat);
    assert_eq!(bench.wait_until(at(40.0))[..2], ["Slow", "drop"]);
}

#[test]
fn signs_of_life_are_missed_where_they_have_come() {
    let mut bench = up();
    bench.now = at(10.0);
    assert!(bench.put(Input::Beat).is_empty());
    assert_eq!(bench.wait_until(at(29.9)), ["quiet", "Slow"]);
    assert_eq!(bench.put(Input::Beat), ["Connected"]);
    let lines = bench.wait_until(at(50.0));
    assert_eq!(lines[..3], ["gap: Unconfirmed", "Slow", "drop"]);
}

#[test]
fn the_server_may_ask_for_a_pause() {
    let mut bench = up();
    bench.put(Input::Beat);
    bench.frame(r#"{"C":"d-1-A,2","L":1500,"M":[1]}"#);
    assert!(bench.put(Input::Ended).is_empty());
    assert!(bench.wait_until(at(1.4)).is_empty());
    assert_eq!(bench.wait_until(at(1.5)), ["poll longPolling d-1-A,2"]);
    // But not for ever, and a pause is no silence.
    bench.frame(r#"{"C":"d-1-A,3","L":9e300,"M":[1]}"#);
    bench.put(Input::Ended);
    assert_eq!(bench.wait_until(at(61.5)), ["poll longPolling d-1-A,3"]);
}

#[test]
fn answers_that_say_nothing_are_not_asked_for_ever_faster() {
    let mut bench = up();
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,1"]);
    let mut polls = 0;
    while bench.now < at(10.0) {
        bench.put(Input::Ended);
        bench.wait_until(bench.machine.deadline().unwrap());
        polls += 1;
    }
    assert!((6..12).contains(&polls), "{polls}");
    // One that took its time is as it should be.
    bench.now += at(5.0);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,1"]);
}

#[test]
fn the_server_may_ask_for_a_reconnect() {
    let mut bench = up();
    bench.now = at(1.0);
    bench.frame(r#"{"C":"d-1-A,1","T":1,"M":[]}"#);
    let lines = bench.put(Input::Ended);
    assert_eq!(lines, ["drop", "Reconnecting", "reconnect longPolling d-1-A,1"]);
    assert_eq!(bench.put(Input::Opened), ["Connected"]);
    // The next time it has to be asked for as well.
    bench.frame(r#"{"C":"d-1-A,2","M":[1]}"#);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,2"]);
}

#[test]
fn other_transports_wait_for_the_end() {
    let mut bench = Bench::up(Transport::WebSockets);
    assert!(bench.frame(r#"{"C":"d-1-A,1","T":1,"M":[]}"#).is_empty());
}

#[test]
fn a_whole_piece_of_the_buffer_may_be_hidden() {
    let mut bench = up();
    assert_eq!(bench.envelope("d-1-A,FB", &[1]), ["deliver 1"]);
    bench.put(Input::Ended);
    assert_eq!(bench.envelope("d-1-A,1F8", &[2]), ["gap: Overflow", "deliver 2"]);
    bench.put(Input::Ended);
    // Each poll asks anew, so that topics may have begun anew.
    assert_eq!(bench.envelope("d-1-A,1", &[3]), ["gap: Forgotten", "deliver 3"]);
}

#[test]
fn a_poll_that_fails_is_a_lost_channel() {
    let mut bench = up();
    assert_eq!(bench.fail(Fault::Status(503))[1], "Reconnecting");
    assert_eq!(bench.put(Input::Opened), ["Connected"]);
}

#[test]
fn what_the_application_does_not_take_is_no_late_answer() {
    let mut bench = kept_back();
    bench.put(Input::Blocked);
    assert!(bench.wait_until(at(500.0)).is_empty());
    bench.put(Input::Unblocked);
    assert_eq!(bench.wait_until(at(619.0)), ["quiet", "gap: Unconfirmed"]);
    assert_eq!(bench.wait_until(at(620.0))[1], "Reconnecting");
}

#[test]
fn a_server_that_says_nothing_has_to_be_asked_for_a_sign() {
    let mut bench = up();
    let beats = |bench: &mut Bench, until: f64| {
        let mut lines = Vec::new();
        while bench.now < at(until) {
            lines.extend(bench.wait_until(bench.now + at(5.0)));
            lines.extend(bench.put(Input::Beat));
        }
        lines
    };
    assert_eq!(beats(&mut bench, 20.0), ["quiet"]);
    // The sign shows that another server took the poll, or that none did.
    assert_eq!(bench.envelope("d-1-A,2", &[1]), ["deliver 1"]);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-1-A,2"]);
    assert_eq!(beats(&mut bench, 40.0), ["quiet"]);
    assert_eq!(bench.envelope("d-2-A,1", &[2]), ["gap: OtherServer", "deliver 2"]);
    assert_eq!(bench.put(Input::Ended), ["poll longPolling d-2-A,1"]);
    // Without a sign it is taken for lost, once.
    assert_eq!(beats(&mut bench, 105.0), ["quiet", "gap: Unconfirmed"]);
}

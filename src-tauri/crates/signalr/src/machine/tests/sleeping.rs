//! A computer that sleeps.

use proptest::prelude::*;

use super::*;

#[test]
fn a_channel_is_lost_with_the_sleep_and_opened_again_at_once() {
    for transport in Transport::ALL {
        let mut bench = Bench::up(transport);
        bench.now = at(1.0);
        let open = format!("reconnect {transport} d-1-A,1");
        assert_eq!(bench.sleep(10.0), ["drop", "Reconnecting", open.as_str()], "{transport}");
        bench.now += at(0.5);
        assert_eq!(bench.put(Input::Opened), ["Connected"]);
        assert_eq!(bench.envelope("d-1-A,2", &[2]), ["deliver 2"]);
    }
}

#[test]
fn a_sleep_longer_than_signs_of_life_may_take_is_a_gap() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.sleep(KEEP_ALIVE + 1.0);
    assert_eq!(bench.put(Input::Opened), ["gap: LongPause", "Connected"]);
    // Where there are none, it is as with any pause.
    let silent = Negotiation { keep_alive_timeout: None, ..negotiation("2.0") };
    let mut bench = Bench::up_as(Transport::WebSockets, silent);
    bench.now = at(1e6);
    bench.sleep(DISCONNECT - 1.0);
    bench.now += at(0.5);
    assert_eq!(bench.put(Input::Opened), ["Connected"]);
    bench.envelope("d-1-A,2", &[2]);
    bench.sleep(DISCONNECT - 1.0);
    bench.now += at(1.5);
    assert_eq!(bench.put(Input::Opened), ["gap: LongPause", "Connected"]);
}

#[test]
fn the_server_waits_from_the_beginning_of_the_sleep() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.now = at(2.0);
    assert_eq!(bench.sleep(DISCONNECT - 4.0).len(), 3);
    assert!(bench.wait_until(at(2.0 + DISCONNECT - 0.1)).is_empty());
    let last = "Closed(Lost(\"the computer slept\"))";
    assert_eq!(bench.wait_until(at(2.0 + DISCONNECT)), [last]);
}

#[test]
fn after_a_night_a_new_connection_is_needed() {
    for lost in [false, true] {
        let mut bench = Bench::up(Transport::WebSockets);
        if lost {
            bench.cut();
            bench.cut();
        }
        assert_eq!(bench.sleep(DISCONNECT + 0.1), ["Closed(Slept)"], "lost: {lost}");
        assert!(bench.sleep(8.0 * 3600.0).is_empty());
    }
}

#[test]
fn an_attempt_that_was_due_is_made_after_the_sleep() {
    let mut bench = Bench::up(Transport::WebSockets);
    bench.cut();
    assert_eq!(bench.fail(Fault::Status(503)), ["drop"]);
    assert_eq!(bench.sleep(10.0), ["reconnect webSockets d-1-A,1"]);
    // And one that was under way is not waited for.
    assert_eq!(bench.sleep(10.0), ["drop"]);
}

#[test]
fn a_start_is_begun_again_by_the_application() {
    let slept = "Closed(NotStarted(\"the computer slept\"))";
    let mut bench = Bench::new(&Transport::ALL);
    assert_eq!(bench.sleep(6.0), ["negotiate", slept]);
    let mut bench = Bench::negotiated(&Transport::ALL, negotiation("2.0"));
    // No other transport is tried for it.
    assert_eq!(bench.sleep(6.0), [slept]);
    let mut bench = Bench::negotiated(&Transport::ALL, negotiation("2.0"));
    bench.frame(r#"{"C":"d-1-A,1","S":1,"M":[]}"#);
    assert_eq!(bench.sleep(6.0), ["abort webSockets", slept]);
}

#[test]
fn what_is_worth_telling_depends_on_the_signs_of_life() {
    assert_eq!(Bench::new(&Transport::ALL).machine.sleep_limit(), at(5.0));
    assert_eq!(Bench::up(Transport::WebSockets).machine.sleep_limit(), at(KEEP_ALIVE) / 3);
    let often = Negotiation { keep_alive_timeout: Some(4.0), ..negotiation("2.0") };
    assert_eq!(Bench::up_as(Transport::WebSockets, often).machine.sleep_limit(), at(5.0));
    let never = Negotiation { keep_alive_timeout: None, ..negotiation("2.0") };
    assert_eq!(Bench::up_as(Transport::WebSockets, never).machine.sleep_limit(), at(10.0));
}

/// What happens between two sleeps.
#[derive(Debug, Clone, Copy)]
enum Then {
    /// The server lets the client in again after so many milliseconds.
    LetIn(u64),
    /// It does not, for so long.
    Refuse(u64),
    /// The application does not take what is there.
    Block,
}

fn then() -> impl Strategy<Value = Then> {
    prop_oneof![
        4 => (0_u64..4_000).prop_map(Then::LetIn),
        2 => (0_u64..20_000).prop_map(Then::Refuse),
        1 => Just(Then::Block),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn sleeps_end_connected_or_closed_and_long_ones_are_told(
        transport in proptest::sample::select(Transport::ALL.to_vec()),
        sleeps in proptest::collection::vec((5_001_u64..45_000, then()), 0..8),
    ) {
        let mut bench = Bench::up(transport);
        let mut heard = bench.now;
        for (span, then) in sleeps {
            let lines = bench.sleep(Duration::from_millis(span).as_secs_f64());
            prop_assert!(!lines.iter().any(|line| line == "Connected"));
            match then {
                Then::Block => { bench.put(Input::Blocked); bench.put(Input::Unblocked); }
                Then::Refuse(millis) => {
                    let until = bench.now + Duration::from_millis(millis);
                    bench.fail(Fault::Status(503));
                    bench.wait_until(until);
                }
                Then::LetIn(millis) => {
                    let until = bench.now + Duration::from_millis(millis);
                    bench.wait_until(until);
                    if bench.machine.stage == Stage::Reopening {
                        let lines = bench.put(Input::Opened);
                        let long = bench.now > heard + at(KEEP_ALIVE);
                        prop_assert_eq!(lines.contains(&"gap: LongPause".to_owned()), long);
                        heard = bench.now;
                    }
                }
            }
        }
        // From here on the server lets everybody in who asks.
        while !matches!(bench.machine.state, State::Connected | State::Closed(_)) {
            bench.wait_until(bench.machine.deadline().unwrap());
            bench.put(Input::Opened);
        }
    }
}

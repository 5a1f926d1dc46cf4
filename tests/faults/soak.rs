//! A day of a busy centre in minutes, with something going wrong every few minutes of it. Each
//! minute the board is compared with the truth: it shows it, or says that it is not live.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use connect_ipc::{ConnectionState, Handlers, NoArgs};
use connect_simulator::LiveFaultKind::{Overflow, Restart};
use connect_simulator::{LiveFault, Options, Quirk, Transport};
use connect_tests::desk::Screen;
use connect_tests::wait::LIMIT;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use tokio::time::Instant;

use crate::case::{Case, KEEP_ALIVE, Outcome, options};
use crate::trouble::{TROUBLES, Trouble, narrow};

/// A minute of the centre comes in so many steps of so long.
const STEPS: u32 = 4;
const STEP: Duration = Duration::from_secs(15);
/// How long a step is looked at.
const PAUSE: Duration = Duration::from_millis(15);
/// A board that is not live gets this long to become so before the next minute.
const REST: Duration = Duration::from_millis(600);
/// How many minutes pass between two troubles, at most.
const QUIET: u64 = 7;
/// How many minutes of the centre go over one transport.
const LEG: u64 = 60;
/// How many minutes more a trouble has to be felt.
const PATIENCE: u64 = 60;
/// After how many of them it is begun again.
const AGAIN: u64 = 10;
/// How many messages are lost at once: more than a poll brings, though connections that are not
/// given up yet lose some of them.
const LOST: u32 = 1_000;

/// How long, and which way.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Hours of the centre.
    pub hours: u64,
    /// Decides the centre and its troubles.
    pub seed: u64,
}

/// What was seen.
#[derive(Debug, Default)]
pub struct Seen {
    minutes: u64,
    not_live: u64,
    /// The most minutes in a row that the board was not live.
    longest: u64,
    in_a_row: u64,
    troubles: BTreeMap<&'static str, u64>,
    took: Duration,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { minutes, not_live, longest, troubles, took, .. } = self;
        let total: u64 = troubles.values().sum();
        let kinds: Vec<_> =
            troubles.iter().map(|(name, count)| format!("{name} {count}")).collect();
        write!(
            f,
            "{} h of the centre in {} s, {minutes} minutes compared, {not_live} of them not live \
             (at most {longest} in a row), {total} troubles ({})",
            minutes / 60,
            took.as_secs(),
            kinds.join(", ")
        )
    }
}

/// Runs it, and says what was seen.
pub async fn run(plan: Plan) -> Result<Seen, String> {
    let began = Instant::now();
    let mut soak = Soak::start(plan).await?;
    let told = |soak: &Soak, why: String| {
        let (minute, over) = (soak.seen.minutes, soak.case.transport().unwrap_or("nothing"));
        format!("minute {minute} over {over} after {}: {why}", soak.latest.join(", "))
    };
    while soak.seen.minutes < plan.hours * 60 || soak.under_way.is_some() {
        if let Err(why) = soak.minute().await {
            return Err(told(&soak, why));
        }
    }
    soak.case.recovers().await.map_err(|why| told(&soak, why))?;
    soak.seen.took = began.elapsed();
    Ok(soak.seen)
}

struct Soak {
    case: Case,
    dice: ChaCha8Rng,
    seen: Seen,
    /// The minute in which the next trouble begins, and the next leg.
    next: u64,
    next_leg: u64,
    under_way: Option<UnderWay>,
    latest: Vec<&'static str>,
}

/// A trouble that has begun.
struct UnderWay {
    /// The first minute in which it may end.
    until: u64,
    /// None for a server that is down.
    strikes: Option<Strikes>,
}

/// What is to be counted before a trouble may end.
struct Strikes {
    of: &'static Trouble,
    wanted: u64,
}

impl Soak {
    async fn start(plan: Plan) -> Result<Self, String> {
        let options = Options {
            transports: Transport::ALL.to_vec(),
            transport_connect_timeout: Duration::from_secs(1),
            // So many messages as there are entities, as some servers send them.
            quirks: [Quirk::SingleObjects].into_iter().collect(),
            seed: plan.seed,
            epoch: Some(1_760_000_000_000),
            ..options(Transport::WebSockets)
        };
        Ok(Self {
            case: Case::start_with(options).await?,
            dice: ChaCha8Rng::seed_from_u64(plan.seed),
            seen: Seen::default(),
            next: 1,
            next_leg: LEG,
            under_way: None,
            latest: Vec::new(),
        })
    }

    /// A minute of the centre, and the comparison.
    async fn minute(&mut self) -> Outcome {
        let minute = self.seen.minutes;
        if self.is_over()? {
            self.end_trouble().await?;
        }
        self.begin_again();
        if self.under_way.is_none() && minute >= self.next_leg {
            self.next_leg += LEG;
            self.clear();
            self.case.set(Restart);
        }
        if self.under_way.is_none() && minute >= self.next && self.is_live() {
            self.begin_trouble().await?;
        }
        for _ in 0..STEPS {
            self.case.advance(STEP);
            self.case.desk.look(PAUSE).await;
        }
        self.case.does_not_lie("compared").await?;
        self.seen.minutes += 1;
        self.rest().await;
        // Signs of life are missed by the machine's clock, and only while nothing else comes.
        let over = Instant::now() + KEEP_ALIVE;
        while !self.is_felt() && Instant::now() < over {
            self.case.desk.look(PAUSE).await;
        }
        Ok(())
    }

    fn is_live(&self) -> bool {
        self.case.desk.screen.state() == Some(ConnectionState::Live)
    }

    /// A board that is not live is counted, and has a moment.
    async fn rest(&mut self) {
        if self.is_live() {
            self.seen.in_a_row = 0;
            return;
        }
        self.seen.not_live += 1;
        self.seen.in_a_row += 1;
        self.seen.longest = self.seen.longest.max(self.seen.in_a_row);
        // Whether it did shows the next minute.
        let live = |screen: &Screen| {
            if screen.state() == Some(ConnectionState::Live) { Ok(()) } else { Err(()) }
        };
        if self.case.desk.within(REST, live).await.is_err() && self.under_way.is_none() {
            // Pauses between attempts grow by the machine's clock, for which troubles come every
            // second: a click stands for the minutes that have passed in the centre.
            let _ = self.case.desk.app.retry(NoArgs {}).await;
        }
    }

    async fn begin_trouble(&mut self) -> Outcome {
        let minute = self.seen.minutes;
        // Two more than the server is told of.
        let chosen = TROUBLES.get(self.dice.random_range(0..TROUBLES.len() + 2));
        let (name, lasts) = match chosen {
            Some(Trouble { name, lasts, .. }) => (*name, *lasts),
            None if self.dice.random() => ("down", 5),
            None => ("overflow", 0),
        };
        *self.seen.troubles.entry(name).or_default() += 1;
        self.latest.push(name);
        self.latest.drain(..self.latest.len().saturating_sub(4));
        let until = minute + self.dice.random_range(1..=lasts.max(1));
        self.next = until + self.dice.random_range(1..=QUIET);
        let strikes = chosen.map(|of| {
            let wanted = self.case.struck(of.counts_as) + of.strikes;
            (of.begin)(&self.case.simulator);
            Strikes { of, wanted }
        });
        match name {
            "overflow" => return self.overflow().await,
            "down" => self.case.simulator.stop().await,
            _ => {}
        }
        self.under_way = Some(UnderWay { until, strikes });
        Ok(())
    }

    /// Whether the trouble under way has lasted for long enough and was felt.
    fn is_over(&self) -> Result<bool, String> {
        let Some(UnderWay { until, strikes }) = &self.under_way else { return Ok(false) };
        let (minute, felt) = (self.seen.minutes, self.is_felt());
        match strikes {
            Some(strikes) if !felt && minute >= until + PATIENCE => {
                Err(format!("{} never struck", strikes.of.name))
            }
            _ => Ok(felt && minute >= *until),
        }
    }

    /// Whether the trouble under way has struck as often as it is to.
    fn is_felt(&self) -> bool {
        let strikes = self.under_way.as_ref().and_then(|it| it.strikes.as_ref());
        strikes.is_none_or(|it| self.case.struck(it.of.counts_as) >= it.wanted)
    }

    /// A trouble that found nothing to strike, as a channel that was gone already, is begun again.
    fn begin_again(&self) {
        let Some(UnderWay { until, strikes: Some(strikes) }) = &self.under_way else { return };
        let late = self.seen.minutes.saturating_sub(*until);
        if late > 0 && late.is_multiple_of(AGAIN) && !self.is_felt() {
            (strikes.of.begin)(&self.case.simulator);
        }
    }

    /// Messages are lost, and others come: nothing else shows it.
    async fn overflow(&mut self) -> Outcome {
        let wanted = self.case.struck("overflow") + u64::from(LOST);
        self.case.set(LiveFault::from(Overflow).times(LOST));
        let over = Instant::now() + LIMIT;
        while self.case.struck("overflow") < wanted {
            if Instant::now() > over {
                return Err("overflow never struck".to_owned());
            }
            self.case.advance(STEP);
            self.case.desk.look(PAUSE).await;
        }
        Ok(())
    }

    async fn end_trouble(&mut self) -> Outcome {
        if self.under_way.take().is_some_and(|it| it.strikes.is_none()) {
            self.case.simulator.restart().await.map_err(|error| error.to_string())?;
        }
        self.clear();
        Ok(())
    }

    /// Nothing is wrong but that the transports of this leg are the only ones.
    fn clear(&self) {
        self.case.simulator.clear_faults();
        self.case.simulator.clear_live_faults();
        let leg = (self.next_leg / LEG - 1) % 3;
        narrow(&self.case.simulator, Transport::ALL[leg as usize]);
    }
}

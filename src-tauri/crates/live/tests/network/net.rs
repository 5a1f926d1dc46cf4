//! A board at the end of a network that does everything a network can do.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use connect_live::{Board, Generation, Question, Table, Wish};
use connect_model::{
    Agent, AgentId, EntityDiff, EntityKind, LiveUpdate, Mbu, Millis, Queue, QueueId,
};

use crate::check::{held, rows_of};
use crate::server::{EntityKindOrd, Id, Known, Server, everybody};
use crate::steps::Step;

/// No frame is on its way for longer.
const SLOWEST: Millis = 5_000;

/// What is on its way to the client.
enum Frame {
    /// An update, with the server's step and time, and whether it is a snapshot.
    Update(EntityDiff, u64, Millis, bool),
    /// Here something is missing, or may be.
    Gap,
}

/// What the client has asked for.
struct Asked {
    connection: u64,
    wish: Wish,
    /// The server's answer, once it has made one.
    answer: Option<Vec<EntityDiff>>,
}

/// Rows as somebody holds them.
pub type Rows = BTreeMap<Id, (Known, Option<Millis>)>;

pub struct Net {
    pub server: Server,
    pub board: Board,
    /// The client's connection, and whether there is one.
    connection: u64,
    online: bool,
    generation: Generation,
    /// Who is looked at, by the places in the list of everybody.
    looked_at: u8,
    pipe: VecDeque<Frame>,
    asked: Vec<Asked>,
    /// Updates of an older generation that were not taken yet.
    late: Vec<(Generation, LiveUpdate, Millis)>,
    time: Millis,
    /// How wrong the client's clock is.
    skew: Millis,
    pub clock_was_set: bool,
    /// The server's step at a time that the board was told.
    pub steps: HashMap<Millis, u64>,
    /// What is shown live is not from before this step.
    pub barrier: u64,
    /// Entities whose snapshot is still to come: less than everything is known of them.
    pub partial: BTreeSet<Id>,
    pub shown: Rows,
    pub was_live: BTreeMap<EntityKindOrd, bool>,
    pub window: Rows,
}

impl Net {
    pub fn new() -> Self {
        let mut net = Self {
            server: Server::new(),
            board: Board::default(),
            connection: 0,
            online: false,
            generation: Generation::default(),
            looked_at: u8::MAX,
            pipe: VecDeque::new(),
            asked: Vec::new(),
            late: Vec::new(),
            time: 1_000_000,
            skew: 0,
            clock_was_set: false,
            steps: HashMap::new(),
            barrier: 0,
            partial: BTreeSet::new(),
            shown: Rows::new(),
            was_live: BTreeMap::new(),
            window: Rows::new(),
        };
        net.board = Board::new(net.mbu(), HashMap::new(), HashMap::new());
        net
    }

    /// Does one thing.
    pub fn step(&mut self, step: Step) {
        self.time += 10;
        match step {
            Step::Change(which, how) => self.change(which, how),
            Step::Deliver(count) => self.deliver(count),
            Step::Lose(from, count) => self.lose(from, count),
            Step::Connect(turn) => self.connect(turn),
            Step::Cut => self.cut(),
            Step::Restart => self.restart(),
            Step::Ask => self.ask(),
            Step::Serve(which) => self.serve(which),
            Step::Answer(which) => self.answer(which),
            Step::Refuse(which) => self.refuse(which),
            Step::Look(whom) => self.look(whom),
            Step::SetClock(by) => {
                self.skew += by;
                self.clock_was_set = true;
            }
            Step::Pass(ms) => self.pass(ms),
            Step::TakeLate(which) => self.take_late(which),
            Step::Draw => self.draw(),
        }
        self.check();
    }

    fn now(&mut self) -> Millis {
        let now = self.time + self.skew;
        self.told_at(now, self.server.step)
    }

    /// The earliest step that a time may stand for: a clock that is set has times twice.
    fn told_at(&mut self, at: Millis, step: u64) -> Millis {
        let known = self.steps.entry(at).or_insert(step);
        *known = step.min(*known);
        at
    }

    pub fn members(&self) -> Vec<Id> {
        let all = everybody().into_iter().enumerate();
        all.filter(|(place, _)| self.looked_at & (1 << place) != 0).map(|(_, id)| id).collect()
    }

    fn mbu(&self) -> Arc<Mbu> {
        let mut mbu = Mbu::default();
        for (kind, id) in self.members() {
            match kind {
                EntityKindOrd::Agent => mbu.agents.push(agent(id)),
                EntityKindOrd::Queue => mbu.queues.push(queue(id)),
            }
        }
        Arc::new(mbu)
    }

    fn change(&mut self, a: u8, b: u8) {
        let all = everybody();
        let id = all[usize::from(a) % all.len()];
        let diff = self.server.change(id, b >> 3, b);
        if self.online && self.members().contains(&id) {
            self.push(diff.clone(), false);
            // Now and then everything comes twice.
            if b % 8 == 7 {
                self.push(diff, false);
            }
        }
    }

    fn push(&mut self, diff: EntityDiff, snapshot: bool) {
        self.pipe.push_back(Frame::Update(diff, self.server.step, self.time, snapshot));
    }

    fn push_snapshot(&mut self, kinds: &[EntityKindOrd], turn: u8) {
        let mut all = self.members();
        all.retain(|(kind, _)| kinds.contains(kind));
        let places = all.len().max(1);
        all.rotate_left(usize::from(turn) % places);
        for id in all {
            self.push(self.server.snapshot(id, false), true);
        }
    }

    fn deliver(&mut self, count: usize) {
        for _ in 0..count {
            match self.pipe.pop_front() {
                None => return,
                Some(Frame::Gap) => self.gap(),
                Some(Frame::Update(diff, step, time, snapshot)) => {
                    if snapshot {
                        let kind = match diff.kind {
                            EntityKind::Agent => EntityKindOrd::Agent,
                            EntityKind::Queue => EntityKindOrd::Queue,
                        };
                        self.partial.remove(&(kind, diff.id));
                    }
                    let at = self.told_at(time + self.skew, step);
                    let update = LiveUpdate::Entity(diff);
                    if step.is_multiple_of(5) {
                        self.late.push((self.generation, update.clone(), at));
                    }
                    self.board.apply(self.generation, update, at);
                }
            }
            self.check();
        }
    }

    fn gap(&mut self) {
        let behind = self.pipe.iter().find_map(|frame| match frame {
            Frame::Update(_, step, ..) => Some(*step),
            Frame::Gap => None,
        });
        self.barrier = behind.unwrap_or(self.server.step);
        self.generation = self.generation.next();
        let now = self.now();
        self.board.gap(self.generation, now);
    }

    /// Frames are lost, or none; the client learns of it where they were.
    fn lose(&mut self, a: u8, b: u8) {
        if self.online {
            let from = usize::from(a) % (self.pipe.len() + 1);
            let to = (from + usize::from(b)).min(self.pipe.len());
            self.pipe.drain(from..to);
            self.pipe.insert(from, Frame::Gap);
        }
    }

    /// A new connection, whether or not the old one is known to be gone.
    fn connect(&mut self, turn: u8) {
        self.pipe.clear();
        self.connection += 1;
        self.online = true;
        self.generation = self.generation.next();
        self.barrier = self.server.step;
        self.partial.clear();
        let now = self.now();
        self.board.begin(self.generation, now);
        self.push_snapshot(&[EntityKindOrd::Agent, EntityKindOrd::Queue], turn);
    }

    fn cut(&mut self) {
        self.pipe.clear();
        self.online = false;
        let now = self.now();
        self.board.go_offline(now);
    }

    fn restart(&mut self) {
        self.server.restart();
        self.cut();
    }

    fn ask(&mut self) {
        let now = self.now();
        for wish in self.board.take_wishes(now) {
            if target(&wish).0 == Table::Queues {
                self.partial
                    .extend(self.members().into_iter().filter(|id| id.0 == EntityKindOrd::Queue));
            }
            self.asked.push(Asked { connection: self.connection, wish, answer: None });
        }
    }

    fn pick(&self, which: u8) -> Option<usize> {
        (!self.asked.is_empty()).then(|| usize::from(which) % self.asked.len())
    }

    /// The server does what it was asked for, and the client does not know yet.
    fn serve(&mut self, which: u8) {
        let Some(place) = self.pick(which).filter(|place| self.asked[*place].answer.is_none())
        else {
            return;
        };
        let answer = match &self.asked[place].wish {
            Wish::Agents { ids, .. } => {
                let ids = ids.iter().map(|id| (EntityKindOrd::Agent, *id));
                ids.map(|id| self.server.snapshot(id, true)).collect()
            }
            Wish::Subscription { table: Table::Queues, .. } => {
                if self.asked[place].connection == self.connection && self.online {
                    self.push_snapshot(&[EntityKindOrd::Queue], which);
                }
                Vec::new()
            }
            Wish::Subscription { .. } => Vec::new(),
        };
        self.asked[place].answer = Some(answer);
    }

    fn answer(&mut self, which: u8) {
        self.serve(which);
        let Some(place) = self.pick(which) else { return };
        let Asked { wish, answer, .. } = self.asked.remove(place);
        let now = self.now();
        match wish {
            Wish::Agents { question, .. } => {
                self.board.answer(question, answer.unwrap_or_default());
            }
            Wish::Subscription { question, table } => {
                self.board.subscribed(table, question, now);
            }
        }
    }

    fn refuse(&mut self, which: u8) {
        let Some(place) = self.pick(which) else { return };
        let (table, question) = target(&self.asked.remove(place).wish);
        self.board.refuse(table, question);
    }

    fn look(&mut self, which: u8) {
        let before = self.members();
        self.looked_at = if which.is_multiple_of(3) { u8::MAX } else { which };
        let now = self.now();
        self.board.narrow(self.mbu(), !which.is_multiple_of(3), now);
        let ids = self.members();
        self.shown.retain(|id, _| ids.contains(id));
        self.partial.extend(ids.into_iter().filter(|id| !before.contains(id)));
        if self.online {
            self.push_snapshot(&[EntityKindOrd::Agent, EntityKindOrd::Queue], which);
        }
    }

    fn pass(&mut self, ms: Millis) {
        for _ in 0..ms / 400 {
            let slow = |frame: &Frame, time: Millis| match frame {
                Frame::Update(_, _, sent, _) => time - sent > SLOWEST,
                Frame::Gap => true,
            };
            while self.pipe.front().is_some_and(|frame| slow(frame, self.time)) {
                self.deliver(1);
            }
            self.time += 400;
            let now = self.now();
            self.board.tick(now);
            self.check();
        }
    }

    /// Something of an older generation comes after all.
    fn take_late(&mut self, which: u8) {
        self.late.retain(|(generation, _, _)| *generation < self.generation);
        if !self.late.is_empty() {
            let late = self.late.swap_remove(usize::from(which) % self.late.len());
            assert!(!self.board.apply(late.0, late.1, late.2), "of an older generation");
        }
    }

    /// The window draws what has changed.
    fn draw(&mut self) {
        for kind in [EntityKindOrd::Agent, EntityKindOrd::Queue] {
            let changes = self.board.take_changes(kind.into(), 0);
            let set = self.board.set(kind.into());
            if changes.is_reset() {
                self.window.retain(|(of, _), _| *of != kind);
                self.window.extend(rows_of(&self.board, kind));
            }
            for id in changes.touched() {
                let row = set.get(&id).expect("a row that was touched");
                self.window.insert((kind, id), held(row));
            }
        }
    }

    /// The network comes to rest, the last gap is closed, and everything is delivered.
    pub fn settle(&mut self) {
        if !self.online {
            self.connect(0);
        }
        for _ in 0..100 {
            self.deliver(usize::MAX);
            self.ask();
            while !self.asked.is_empty() {
                self.answer(0);
            }
            self.deliver(usize::MAX);
            self.check();
            if self.board.is_live() {
                break;
            }
            self.pass(800);
        }
        self.draw();
    }
}

fn target(wish: &Wish) -> (Table, Question) {
    match wish {
        Wish::Agents { question, .. } => (Table::Agents, *question),
        Wish::Subscription { question, table } => (*table, *question),
    }
}

fn agent(id: i64) -> Agent {
    Agent {
        id: AgentId(id),
        name: String::new(),
        team: None,
        can_silent_join: false,
        can_whisper_join: false,
        can_record: false,
    }
}

fn queue(id: i64) -> Queue {
    Queue { id: QueueId(id), name: String::new(), business_unit: None, teams: Vec::new() }
}

//! A contact centre of any size, and what a server pushes of it: the same mix at every size, over
//! agents and queues picked by chance. The first agents and queues of a larger centre are those of
//! a smaller one.

use connect_model::{Agent, AgentId, Mbu, Queue, QueueId, Team, TeamId};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

/// Agents of a team, agents for each queue, queues of a team and teams of a queue: all do not
/// depend on the size.
const TEN: i64 = 10;
const WORDS: [&str; 5] = ["available", "ringing", "inCall", "afterCall", "unavailable"];
/// Sessions that begin later count from here.
const LATER: i64 = 2_000_000;

/// The centre.
pub struct Centre {
    agents: i64,
    dice: ChaCha8Rng,
    /// Each agent's status.
    doing: Vec<usize>,
    /// Who has which session: agents, then queues.
    sessions: [Vec<(i64, i64)>; 2],
    begun: i64,
}

impl Centre {
    /// A centre; the number of agents is a multiple of a hundred.
    pub fn new(agents: i64) -> Self {
        let ids = || 1..=agents;
        let of_queue = |queue| first_sessions(queue).map(move |session| (queue, session));
        Self {
            agents,
            dice: ChaCha8Rng::seed_from_u64(1),
            doing: ids().map(first_status).collect(),
            sessions: [
                ids().filter(|agent| agent % 2 == 0).map(|agent| (agent, agent)).collect(),
                (1..=agents / TEN).flat_map(of_queue).collect(),
            ],
            begun: LATER,
        }
    }

    /// The organisation.
    pub fn mbu(&self) -> Mbu {
        let count = self.agents / TEN;
        let around = |id: i64| (id - 1).rem_euclid(count) + 1;
        let agent = |id: i64| Agent {
            id: AgentId(id),
            name: format!("Agent {id}"),
            team: Some(TeamId((id - 1) / TEN + 1)),
            can_silent_join: true,
            can_whisper_join: true,
            can_record: true,
        };
        let team = |id: i64| Team {
            id: TeamId(id),
            name: format!("Team {id}"),
            business_unit: None,
            groups: Vec::new(),
            agents: ((id - 1) * TEN + 1..=id * TEN).map(AgentId).collect(),
            queues: (id..id + TEN).map(|queue| QueueId(around(queue))).collect(),
        };
        let queue = |id: i64| Queue {
            id: QueueId(id),
            name: format!("Queue {id}"),
            business_unit: None,
            teams: (id - TEN + 1..=id).map(|team| TeamId(around(team))).collect(),
        };
        Mbu {
            agents: (1..=self.agents).map(agent).collect(),
            queues: (1..=count).map(queue).collect(),
            teams: (1..=count).map(team).collect(),
            ..Mbu::default()
        }
    }

    /// What is pushed first: everything of everybody.
    pub fn snapshot(&mut self) -> Vec<String> {
        let mut all = Vec::new();
        for id in 1..=self.agents {
            let added = (id % 2 == 0).then(|| session(id, id / TEN + 1, Some(id)));
            let added: Vec<_> = added.into_iter().collect();
            let [audio, chat, mail] = [(); 3].map(|()| self.metrics_of_agent());
            all.push(json!({
                "type": "agent", "id": id, "name": format!("Agent {id}"),
                "currentStatus": status(first_status(id), 0),
                "metrics": { "audio": audio, "instantMessage": chat, "message": mail },
                "sessions": { "audio": { "addedSessions": added } },
            }));
        }
        for id in 1..=self.agents / TEN {
            let added: Vec<_> = first_sessions(id).map(|own| session(own, id, None)).collect();
            let [audio, chat, mail] = [(); 3].map(|()| self.metrics_of_queue());
            all.push(json!({
                "type": "queue", "id": id, "name": format!("Queue {id}"),
                "metrics": { "audio": audio, "instantMessage": chat, "message": mail },
                "sessions": { "audio": { "addedSessions": added } },
            }));
        }
        all.iter().map(Value::to_string).collect()
    }

    /// What is pushed next: of ten, three tell an agent's status, three its metrics, two that it
    /// has a session or has it no longer, and two the same of a queue with its metrics.
    pub fn updates(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|number| self.update(number % 10).to_string()).collect()
    }

    fn update(&mut self, turn: usize) -> Value {
        let agent = self.dice.random_range(1..=self.agents);
        let queue = self.dice.random_range(1..=self.agents / TEN);
        match turn {
            0..=2 => {
                let doing = &mut self.doing[agent as usize - 1];
                *doing = (*doing + self.dice.random_range(1..WORDS.len())) % WORDS.len();
                let current = status(*doing, self.dice.random_range(0..3_600));
                json!({ "type": "agent", "id": agent, "currentStatus": current })
            }
            3..=5 => {
                let metrics = self.metrics_of_agent();
                json!({ "type": "agent", "id": agent, "metrics": { "audio": metrics } })
            }
            6 => {
                let added = session(self.begin(0, agent), queue, Some(agent));
                json!({ "type": "agent", "id": agent,
                    "sessions": { "audio": { "addedSessions": [added] } } })
            }
            7 => {
                let (agent, ended) = self.end(0);
                json!({ "type": "agent", "id": agent,
                    "sessions": { "audio": { "removedSessions": [{ "sessionId": ended }] } } })
            }
            8 => {
                let added = session(self.begin(1, queue), queue, None);
                json!({ "type": "queue", "id": queue,
                    "metrics": { "audio": self.metrics_of_queue() },
                    "sessions": { "audio": { "addedSessions": [added] } } })
            }
            _ => {
                let (queue, ended) = self.end(1);
                json!({ "type": "queue", "id": queue,
                    "metrics": { "audio": self.metrics_of_queue() },
                    "sessions": { "audio": { "removedSessions": [{ "sessionId": ended }] } } })
            }
        }
    }

    fn begin(&mut self, table: usize, owner: i64) -> i64 {
        self.begun += 1;
        self.sessions[table].push((owner, self.begun));
        self.begun
    }

    /// As many end as begin, so there is always one.
    fn end(&mut self, table: usize) -> (i64, i64) {
        let place = self.dice.random_range(0..self.sessions[table].len());
        self.sessions[table].swap_remove(place)
    }

    fn metrics_of_agent(&mut self) -> Value {
        json!({ "handledCount": self.number(), "ronaCount": self.number(),
            "handleTime": self.time() })
    }

    fn metrics_of_queue(&mut self) -> Value {
        json!({ "queuedCount": self.number(), "offeredCount": self.number(),
            "answeredCount": self.number(), "abandonedCount": self.number(),
            "serviceLevelPercent": self.number(), "queuedTime": self.time() })
    }

    fn number(&mut self) -> i64 {
        self.dice.random_range(0..100)
    }

    fn time(&mut self) -> Value {
        let (count, average) = (self.number() + 1, self.dice.random_range(1_000..300_000_i64));
        json!({ "total": average * count, "average": average, "count": count })
    }
}

fn first_status(agent: i64) -> usize {
    agent as usize % WORDS.len()
}

fn first_sessions(queue: i64) -> impl Iterator<Item = i64> {
    (0..3).map(move |number| LATER / 2 + queue * 3 + number)
}

fn status(doing: usize, second: i64) -> Value {
    let (minute, second) = (second / 60, second % 60);
    json!({ "agentStatus": WORDS[doing],
        "startTime": format!("2026-01-05T09:{minute:02}:{second:02}.000Z") })
}

fn session(id: i64, queue: i64, agent: Option<i64>) -> Value {
    let status = if agent.is_some() { "Active" } else { "Queued" };
    json!({ "sessionId": id, "sessionType": "Queued", "queueId": queue, "agentId": agent,
        "customerName": format!("Customer {id}"), "sessionStatus": status, "isRecording": false,
        "canBeRecorded": true, "isSilentJoined": false, "isWhisperJoined": false,
        "queuedMs": 12_000, "activeMs": if agent.is_some() { 65_000 } else { 0 },
        "canBeSilentJoined": true, "canBeWhisperJoined": true })
}

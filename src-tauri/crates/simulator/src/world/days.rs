//! What an agent has done today, in numbers.

/// A sum with its count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub total: i64,
    pub count: i64,
}

impl Sum {
    pub(crate) fn add(&mut self, ms: i64) {
        self.total += ms;
        self.count += 1;
    }
}

/// What an agent has done today in one modality, of all queues or of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AgentDay {
    pub offered: i64,
    pub answered: i64,
    pub missed: i64,
    pub handle: Sum,
    pub active: Sum,
    pub after_call: Sum,
    pub longest_handle: i64,
    pub longest_active: i64,
    pub longest_after_call: i64,
    pub direct_inbound: i64,
    pub direct_outbound: i64,
}

impl AgentDay {
    /// Books a session that is done with.
    pub(crate) fn finish(&mut self, talk: i64, after_call: i64) {
        self.active.add(talk);
        self.after_call.add(after_call);
        self.handle.add(talk + after_call);
        self.longest_active = self.longest_active.max(talk);
        self.longest_after_call = self.longest_after_call.max(after_call);
        self.longest_handle = self.longest_handle.max(talk + after_call);
    }
}

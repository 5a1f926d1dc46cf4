//! Which entities changed since somebody last looked, so that nobody has to look at all of them.

/// Entities of one kind.
#[derive(Default)]
struct Marks {
    flags: Vec<bool>,
    list: Vec<usize>,
}

impl Marks {
    fn new(count: usize) -> Self {
        Self { flags: vec![false; count], list: Vec::new() }
    }

    fn set(&mut self, index: usize) -> bool {
        let new = !self.flags[index];
        if new {
            self.flags[index] = true;
            self.list.push(index);
        }
        new
    }

    fn take(&mut self) -> Vec<usize> {
        let mut list = std::mem::take(&mut self.list);
        for index in &list {
            self.flags[*index] = false;
        }
        list.sort_unstable();
        list
    }
}

/// The touched agents and queues.
pub(crate) struct Touched {
    agents: Marks,
    queues: Marks,
    fresh: u32,
}

impl Touched {
    pub(super) fn new(agents: usize, queues: usize) -> Self {
        Self { agents: Marks::new(agents), queues: Marks::new(queues), fresh: 0 }
    }

    pub(crate) fn agent(&mut self, index: usize) {
        self.fresh += u32::from(self.agents.set(index));
    }

    pub(crate) fn queue(&mut self, index: usize) {
        self.fresh += u32::from(self.queues.set(index));
    }

    pub(super) fn has_agent(&self, index: usize) -> bool {
        self.agents.flags[index]
    }

    pub(super) fn has_queue(&self, index: usize) -> bool {
        self.queues.flags[index]
    }

    /// How many entities were touched since this was last asked.
    pub(super) fn count(&mut self) -> u32 {
        std::mem::take(&mut self.fresh)
    }

    /// Takes the touched agents and queues, each in order.
    pub(crate) fn take(&mut self) -> (Vec<usize>, Vec<usize>) {
        (self.agents.take(), self.queues.take())
    }
}

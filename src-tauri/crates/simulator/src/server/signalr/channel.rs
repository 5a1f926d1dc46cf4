//! A channel as its transport sees it: what comes next, until it ends.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

use crate::server::Shared;
use crate::server::connection::End;
use crate::server::hub::{Arrival, Malformed, Reader};

/// What comes next on a channel.
pub(super) enum Next {
    /// A frame.
    Frame(String),
    /// A sign of life, in the transport's own form.
    Beat,
    /// The end.
    End(End),
}

/// An open channel. Dropped, it is lost, unless it was finished.
pub(super) struct Channel {
    shared: Shared,
    id: String,
    number: u64,
    reader: Reader,
    end: oneshot::Receiver<End>,
    ended: Option<End>,
    news: watch::Receiver<u64>,
    beats: Interval,
    finished: bool,
}

impl Channel {
    /// Opens a channel; an earlier one of the same connection ends.
    pub(super) fn open(shared: &Shared, arrival: &Arrival) -> Result<Self, Malformed> {
        let opened = shared.state().hub.open(arrival)?;
        let beat = (shared.options.keep_alive_timeout / 2).max(Duration::from_millis(50));
        let mut beats = interval_at(Instant::now() + beat, beat);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Self {
            shared: Arc::clone(shared),
            id: arrival.id.clone(),
            number: opened.number,
            reader: opened.reader,
            end: opened.end,
            ended: None,
            news: opened.news,
            beats,
            finished: false,
        })
    }

    /// The id of its connection.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// What comes next. Signs of life come whether or not there are frames. Nothing is lost if this
    /// is not waited for to its end.
    pub(super) async fn next(&mut self) -> Next {
        loop {
            let Self { shared, id, number, reader, end, news, beats, ended, .. } = self;
            let frame = async {
                loop {
                    let frame = shared.state().hub.read(id, *number, reader);
                    if let Some(frame) = frame {
                        return frame;
                    }
                    if news.changed().await.is_err() {
                        std::future::pending::<()>().await;
                    }
                }
            };
            tokio::select! {
                biased;
                end = ending(end, ended) => return Next::End(end),
                _ = beats.tick() => {}
                frame = frame => return Next::Frame(frame),
            }
            if self.shared.state().hub.beats(&self.id, self.number) {
                return Next::Beat;
            }
        }
    }

    /// Its end.
    pub(super) async fn end(&mut self) -> End {
        ending(&mut self.end, &mut self.ended).await
    }

    /// A frame that says nothing but how far the reader has come.
    pub(super) fn empty(&self) -> String {
        self.shared.state().hub.empty(&self.id, &self.reader)
    }

    /// It has served its purpose: its client is not lost.
    pub(super) fn finish(&mut self) {
        self.finished = true;
    }
}

async fn ending(end: &mut oneshot::Receiver<End>, ended: &mut Option<End>) -> End {
    if let Some(ended) = *ended {
        return ended;
    }
    let how = end.await.unwrap_or(End::Cut);
    *ended = Some(how);
    how
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.shared.state().hub.closed(&self.id, self.number, self.finished);
    }
}

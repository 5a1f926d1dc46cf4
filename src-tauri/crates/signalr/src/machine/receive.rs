//! What comes over the channel.

use std::time::Duration;

use super::continuity::Facts;
use super::{Closed, Effect, Fault, Machine, Moment, Stage};
use crate::Transport;
use crate::frame::{Envelope, Frame, decode_as};
use crate::messages::Places;
use crate::pushed::Pushed;
use crate::usual;

/// How many messages of a topic come in one envelope at most, shown or not: of a stream, and of a
/// poll, which gets a whole piece of the server's buffer.
const BATCH: u64 = 10;
const BATCH_OF_POLL: u64 = 250;

impl Machine {
    /// Whether there is a channel that something can come over.
    fn has_channel(&self) -> bool {
        !matches!(self.stage, Stage::Negotiating | Stage::Waiting | Stage::Over)
    }

    pub(super) fn opened(&mut self, now: Moment) {
        match self.stage {
            Stage::Reopening => self.reopened(now),
            Stage::Starting | Stage::Up => self.sign_of_life(now),
            _ => {}
        }
    }

    pub(super) fn beat(&mut self, now: Moment) {
        self.polls.note_beat();
        self.opened(now);
    }

    pub(super) fn piece(&mut self, now: Moment) {
        if self.stage != Stage::Reopening && self.has_channel() {
            self.sign_of_life(now);
        }
    }

    pub(super) fn ended(&mut self, now: Moment) {
        match (self.stage, self.transport) {
            (Stage::Starting | Stage::Up, Transport::LongPolling) => self.poll_ended(now),
            _ => self.failed(now, &Fault::Network("the server ended the channel".to_owned())),
        }
    }

    pub(super) fn failed(&mut self, now: Moment, fault: &Fault) {
        match self.stage {
            Stage::Negotiating => self.fail(&format!("negotiate: {fault}")),
            Stage::Opening => self.transport_failed(now, &fault.to_string()),
            Stage::Starting => self.fail(&fault.to_string()),
            Stage::Up | Stage::Reopening => match fault {
                // It would be no other the next time.
                Fault::Unreadable(why) => self.malformed(why.clone()),
                _ if self.stage == Stage::Up => self.lost(now, &fault.to_string()),
                _ => self.not_reopened(now, fault),
            },
            Stage::Waiting | Stage::Over => {}
        }
    }

    pub(super) fn frame(&mut self, now: Moment, text: String) {
        if !self.has_channel() {
            return;
        }
        if let Some((envelope, places)) = usual::read(&text) {
            self.heard(now);
            let new = self.envelope(&envelope);
            drop(envelope);
            if new {
                self.deliver(places, text);
            }
            return;
        }
        let frame = match decode_as::<Pushed<'_>>(&text) {
            Ok(frame) => frame,
            Err(error) if self.stage == Stage::Opening => {
                return self.transport_failed(now, &error.to_string());
            }
            // As the genuine client does: what follows a frame that cannot be read is not trusted.
            Err(error) => return self.malformed(error.to_string()),
        };
        self.heard(now);
        match frame {
            Frame::KeepAlive => {}
            Frame::Result(result) => self.result(&result),
            Frame::Envelope(envelope) => {
                if let Some(words) = refusal(&envelope) {
                    return self.close(Closed::Refused(words));
                }
                let new = self.envelope(&envelope);
                let places = new.then(|| Places::find(&text, &envelope.messages));
                let initialized = envelope.initialized.is_some();
                drop(envelope);
                if let Some(places) = places {
                    self.deliver(places, text);
                }
                if initialized && self.stage == Stage::Opening {
                    self.initialized(now);
                }
            }
        }
    }

    /// A frame came that can be read.
    fn heard(&mut self, now: Moment) {
        if self.stage == Stage::Reopening {
            self.reopened(now);
        }
        self.sign_of_life(now);
    }

    /// Takes what an envelope says, and answers whether its messages are new.
    fn envelope<M>(&mut self, envelope: &Envelope<'_, M>) -> bool {
        let polls = self.transport == Transport::LongPolling;
        let verdict = self.continuity.envelope(&Facts {
            cursor: envelope.cursor.as_deref(),
            groups: envelope.groups.as_deref(),
            count: envelope.messages.len() as u64,
            most: if polls { BATCH_OF_POLL } else { BATCH },
            asked: polls,
        });
        let some = !envelope.messages.is_empty() || envelope.initialized.is_some();
        self.polls.brought.news |= some;
        self.polls.brought.pause =
            envelope.poll_delay.map_or(Duration::ZERO, Duration::from_millis);
        self.polls.brought.reconnect |= envelope.reconnect.is_some();
        if let Some(gap) = verdict.gap {
            self.tell(Effect::Gap(gap));
        }
        verdict.new
    }

    fn deliver(&mut self, mut places: Places, text: String) {
        for (id, value) in std::mem::take(&mut places.progress) {
            self.progress(id, value);
        }
        if places.is_empty() {
            return;
        }
        self.tell(Effect::Deliver(places.within(text)));
    }

    /// What is for the application waits until the start has ended.
    fn tell(&mut self, effect: Effect) {
        if self.stage == Stage::Up {
            self.effects.push_back(effect);
        } else {
            self.held.push(effect);
        }
    }

    fn malformed(&mut self, why: String) {
        self.abort();
        self.close(Closed::Malformed(why));
    }
}

/// The server's word that this is the end.
fn refusal(envelope: &Envelope<'_, Pushed<'_>>) -> Option<String> {
    if let Some(error) = &envelope.error {
        return Some(error.clone().into_owned());
    }
    envelope.disconnect.map(|_| "the server disconnected this client".to_owned())
}

//! Everything that one agent in full is made of.

use std::sync::Arc;

use connect_ipc::{AgentView, Failure};
use connect_model::{Catalogue, Columns, Mbu, QueueId};
use connect_webapi::methods::GetAgentMetrics;
use connect_webapi::{Method, View};

use super::Session;
use crate::agent_view::{Lexicon, answer, view};
use crate::outlet::Reader;

/// Asks for an agent, and knows what the answer is read with.
pub(crate) struct AgentSource {
    reader: Reader,
    mbu: Arc<Mbu>,
    hidden: Vec<(QueueId, String)>,
    catalogue: Catalogue,
    columns: Columns,
}

impl Session {
    /// What to ask for an agent with; none while there is no connection.
    pub(crate) fn agent_source(&self) -> Option<AgentSource> {
        let hidden = self.profile.as_ref().map(|profile| profile.hidden_queues.clone());
        Some(AgentSource {
            reader: self.reader()?,
            mbu: self.mbu(),
            hidden: hidden.unwrap_or_default(),
            catalogue: self.catalogue.clone(),
            columns: self.columns.agents.clone(),
        })
    }
}

impl AgentSource {
    /// M1 with everything there is to an agent.
    pub(crate) async fn read(&self, agent: i64) -> Result<AgentView, Failure> {
        let everything = View { breakdowns: true, status_history: true, ..View::default() };
        let call = GetAgentMetrics { agent, view: everything, ..GetAgentMetrics::default() };
        let all = self.reader.send(&call).await?;
        let told = answer(all.0, agent).ok_or_else(|| Failure::Malformed {
            method: GetAgentMetrics::INFO.to_string(),
            path: "id".to_owned(),
        })?;
        let lexicon = Lexicon {
            mbu: &self.mbu,
            hidden: &self.hidden,
            catalogue: &self.catalogue,
            columns: &self.columns,
        };
        Ok(view(told, self.reader.server_now(), &lexicon))
    }
}

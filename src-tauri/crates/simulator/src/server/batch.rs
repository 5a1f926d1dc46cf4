//! B1: several calls in one request, each as if it had come alone.

use connect_webapi::lenient::Int;
use connect_webapi::methods::{BatchAnswer, BatchPart, SendBatch};
use connect_webapi::{Base, Method};
use serde_json::value::RawValue;

use super::api::{Asked, find, perform};
use super::call::{Answer, Reply, bad_request};
use super::routes::{Lookup, row_of};
use super::{Shared, Simulated, trouble};
use crate::FaultKind;

/// One answer per part, in order.
pub(super) async fn run(simulated: &Shared, caller: i64, body: &[u8]) -> Reply {
    let Ok(parts) = serde_json::from_slice::<Vec<BatchPart>>(body) else {
        return Reply::from(Err(bad_request("The body is no list of requests.")));
    };
    let mut answers = Vec::with_capacity(parts.len());
    for part in &parts {
        let reply = answer(simulated, caller, part).await;
        let body = reply.body.and_then(|body| String::from_utf8(body).ok());
        answers.push(BatchAnswer {
            code: Int(reply.status.as_u16().into()),
            body: body.and_then(|body| RawValue::from_string(body).ok()),
        });
    }
    Reply::from(Answer::json(&answers))
}

async fn answer(simulated: &Simulated, caller: i64, part: &BatchPart) -> Reply {
    let (path, query) = part.relative_url.split_once('?').unwrap_or((&part.relative_url, ""));
    let path = absolute(path.trim());
    let asked = Asked {
        verb: &part.method,
        path: &path,
        query,
        body: part.body.as_ref().map_or(&[], |body| body.get().as_bytes()),
    };
    if let Some(row) = row_of(asked.verb, asked.path) {
        simulated.state().counters.count_part(row);
        let fault = simulated.faults().take_of_part(row);
        if fault.is_some() {
            simulated.state().counters.count_fault(row);
        }
        match fault {
            Some(FaultKind::Latency(by)) => tokio::time::sleep(by).await,
            Some(FaultKind::Status { code, body, .. }) => return trouble::status(code, body),
            Some(_) => return trouble::status(401, None),
            None => {}
        }
    }
    match find(simulated, &asked) {
        Lookup::Found(found) if found.info.row == SendBatch::INFO.row => {
            Reply::from(Err(bad_request("A batch cannot hold a batch.")))
        }
        lookup => perform(simulated, caller, &asked, lookup),
    }
}

/// The whole path of a part. Its URL is relative to the v2 root, as the sample has it, or to the
/// API's root, as the dictionary says.
fn absolute(relative: &str) -> String {
    let relative = relative.trim_start_matches('/');
    let base = [("../", Base::Api), ("v2/", Base::V2), ("v1.0/", Base::V1)];
    for (start, base) in base {
        if let Some(rest) = relative.strip_prefix(start) {
            return format!("{}/{rest}", base.path());
        }
    }
    format!("{}/{relative}", Base::V2.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_urls_of_the_document_are_understood() {
        for (relative, expected) in [
            ("../v2/profile", "/webapi/api/v2/profile"),
            ("/../v2/profile", "/webapi/api/v2/profile"),
            ("../info", "/webapi/api/info"),
            ("../v1.0/resources/x", "/webapi/api/v1.0/resources/x"),
            ("/v2/profile", "/webapi/api/v2/profile"),
            ("profile", "/webapi/api/v2/profile"),
            ("/profile/mbu", "/webapi/api/v2/profile/mbu"),
        ] {
            assert_eq!(absolute(relative), expected);
        }
    }
}

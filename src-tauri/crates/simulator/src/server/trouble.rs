//! Faults as they show on the wire.

use std::convert::Infallible;
use std::io::{self, Write};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::stream;

use super::Shared;
use super::auth::challenge;
use super::call::Reply;
use crate::fault::FaultKind;

/// One piece of a large answer.
const PIECE: usize = 64 * 1024;
/// No answer of ours is larger.
const ANSWER: usize = 512 * 1024 * 1024;

/// The answer to a request that meets a fault.
pub(super) async fn meet(
    simulated: &Shared,
    fault: FaultKind,
    request: Request,
    next: Next,
) -> Response {
    match fault {
        FaultKind::Latency(by) => {
            tokio::time::sleep(by).await;
            next.run(request).await
        }
        FaultKind::Status { code, retry_after, body } => {
            let mut response = status(code, body).into_response();
            if let Some(seconds) = retry_after {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            }
            response
        }
        FaultKind::Dropped => dropped(),
        FaultKind::DroppedAfter => {
            drop(next.run(request).await);
            dropped()
        }
        FaultKind::TruncatedGzip => truncated(next.run(request).await).await,
        FaultKind::Html => Html("<!doctype html>\n<title>Sign in</title>\n").into_response(),
        FaultKind::Large { megabytes, gzip } => large(megabytes, gzip),
        FaultKind::Unauthorized => {
            challenge(simulated, "Authorization has been denied for this request.")
        }
    }
}

/// A status with a body of its own, or the API's usual one.
pub(super) fn status(code: u16, body: Option<String>) -> Reply {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let usual = Reply::refused(status, "An error has occurred.");
    Reply { body: body.map(String::into_bytes).or(usual.body), ..usual }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = Response::new(self.body.map_or_else(Body::empty, Body::from));
        *response.status_mut() = self.status;
        let json = HeaderValue::from_static("application/json; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, json);
        response
    }
}

/// An answer whose body fails at once takes the connection with it, before anything is sent.
pub(super) fn dropped() -> Response {
    let cut = Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionAborted));
    Response::new(Body::from_stream(stream::iter([cut])))
}

/// The answer, compressed, without its second half.
async fn truncated(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, ANSWER).await else { return dropped() };
    let packed = match head.headers.get(CONTENT_ENCODING) {
        Some(_) => body.to_vec(),
        None => pack(&body),
    };
    head.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    head.headers.remove(CONTENT_LENGTH);
    let half = packed.len() / 2;
    Response::from_parts(head, Body::from(packed[..half].to_vec()))
}

/// Writing to memory cannot fail; if it did, less would come out, which is what is wanted here.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    drop(packer.write_all(bytes));
    packer.finish().unwrap_or_default()
}

/// A JSON object with one very long text, made while it is sent.
fn large(megabytes: u32, gzip: bool) -> Response {
    let pieces = u64::from(megabytes) * 16;
    let piece = Bytes::from(vec![b'x'; PIECE]);
    let filling = (0..pieces).map(move |_| piece.clone());
    let start = Bytes::from_static(br#"{"message":""#);
    let end = Bytes::from_static(br#""}"#);
    let plain = std::iter::once(start).chain(filling).chain(std::iter::once(end));
    let body = if gzip {
        Body::from_stream(stream::iter(packed(plain).map(Ok::<_, Infallible>)))
    } else {
        Body::from_stream(stream::iter(plain.map(Ok::<_, Infallible>)))
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    if gzip {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// The pieces as they come out of a compressor.
fn packed(pieces: impl Iterator<Item = Bytes>) -> impl Iterator<Item = Bytes> {
    let mut packer = Some(GzEncoder::new(Vec::new(), Compression::fast()));
    pieces.map(Some).chain(std::iter::once(None)).filter_map(move |piece| {
        let out = match piece {
            Some(piece) => {
                let packer = packer.as_mut()?;
                drop(packer.write_all(&piece));
                std::mem::take(packer.get_mut())
            }
            None => packer.take()?.finish().unwrap_or_default(),
        };
        (!out.is_empty()).then(|| out.into())
    })
}

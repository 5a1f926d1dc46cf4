//! V1: the one server that the live connection and its subscriptions go to.

use crate::{Base, Method, MethodInfo, Repeat, Verb};

/// V1. Answers 200 with a JSON string such as `https://app-01.example/webapi`, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetSpecificServer;

impl Method for GetSpecificServer {
    const INFO: MethodInfo = MethodInfo {
        row: "V1",
        verb: Verb::Get,
        base: Base::V2,
        route: "/metrics/specificserver",
        repeat: Repeat::Idempotent,
    };
    type Reply = String;
}

//! V1: the one server that the live connection and its subscriptions go to.

use crate::{Method, MethodInfo, Place};

/// V1. Answers 200 with a JSON string such as `https://app-01.example/webapi`, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetSpecificServer;

impl Method for GetSpecificServer {
    const INFO: MethodInfo = MethodInfo::new("V1", &[Place::get("/metrics/specificserver")]);
    type Reply = String;
}

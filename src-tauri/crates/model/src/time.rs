//! Points in time.

/// Milliseconds since 1970, UTC. Which clock is meant (the server's or this computer's) is said
/// where one is kept.
pub type Millis = i64;

//! later

/// later
pub fn later() {}

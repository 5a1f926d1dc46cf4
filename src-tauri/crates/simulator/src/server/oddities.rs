//! Which fields can be missing, and which are spelt in two ways.

/// Fields that a console can do without.
pub(super) const SPARE: &[&str] = &[
    // profile
    "emailAddress",
    "localeKey",
    "attendantSipUri",
    "discoveryXFrameUrlOverride",
    "discoveryUserUrlOverride",
    "agentGRUU",
    "hiddenQueues",
    "proxyDirectCalls",
    "useSilverlightAgentConsole",
    "signalRTransports",
    "groupIds",
    "agentConsoleDefinition",
    "attendantEndpoint",
    // sessions
    "callFlowName",
    "callFlowId",
    "callNote",
    "customerId",
    "customerPhone",
    "agentName",
    "modalityId",
    "screenPopUrl",
    "answeredTimeStamp",
    "activeTimeStamp",
    "sessionDurationMs",
    "initiatingAgentName",
    "lastUpdated",
    "updatedBy",
    // statuses
    "agentStatusId",
    "isSuspended",
    // search
    "firstName",
    "lastName",
    "phoneNumber",
    "status",
    "estimatedWaitTime",
    // lists
    "count",
];

/// Keys by row: as most of the document has them, as it has them elsewhere.
pub(super) const ODD: &[(&str, &[(&str, &str)])] = &[
    ("P1", &[("domain", "Domain")]),
    (
        "P2",
        &[
            ("agents", "Agents"),
            ("queues", "Queues"),
            ("teams", "Teams"),
            ("groups", "Groups"),
            ("groupIds", "groupId"),
            ("type", "Type"),
            ("id", "Id"),
            ("name", "Name"),
        ],
    ),
    (
        "S3",
        &[
            ("imPrompts", "imPropts"),
            ("aftercallOptions", "aftercallConfig"),
            ("duration", "Duration"),
            ("disposition", "Disposition"),
            ("isManualAfterCallEnabled", "IsManualAfterCallEnabled"),
        ],
    ),
];

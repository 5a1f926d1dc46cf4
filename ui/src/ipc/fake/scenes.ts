/** Steps and failures that the fake tells of. */
import type {
  DoctorReport,
  DoctorStep,
  Failure,
  LogonView,
  ProofView,
  Remembered,
} from "../generated/contract";

export const FAILED: Failure = {
  kind: "unreachable",
  host: "connect.contoso.com",
  detail: "connection refused",
};

export const LOST: Failure = { kind: "connectionLost" };

export const LOGON: LogonView = { user: "CONTOSO\\amara.diallo", domain: true, keyring: null };

export const KEPT: Remembered = {
  user: "CONTOSO\\team.lead",
  server: "https://connect.contoso.com",
  service: "https://login.contoso.com",
  refused: false,
};

export const PROOF: ProofView = { user: null, mechanism: "kerberos", mutual: true, bound: true };

/** A failure of this kind, with something in every field that one can have. */
export function failureOf(kind: string | null): Failure {
  if (kind === null) return FAILED;
  const fields = {
    host: "login.contoso.com",
    server: "connect.contoso.com",
    detail: "no credentials were supplied",
    input: "CONTOSO\\",
    user: KEPT.user,
    offered: "Basic, Digest",
    clientId: "6f1c2c1e-4f0a-4f2f-9d0e-3b1b7f0c9a55",
    why: "locked",
    method: "U4 POST /subscriptions/queues",
    status: 500,
  };
  return { kind, ...fields } as Failure;
}

export const INVALID = (input: string): Failure => ({ kind: "addressInvalid", input });

const IDS = ["A1", "A2", "B1", "I1", "P1", "P2", "P3", "L1", "V1", "R1", "U1"];

export function signInSteps(count: number, going: boolean): DoctorStep[] {
  return IDS.slice(0, count).map((id, index) => {
    const last = index === count - 1;
    return {
      id,
      status: !last ? "ok" : going ? "running" : "failed",
      ms: 12 + index * 17,
      detail: "",
      failure: null,
    };
  });
}

export const DOCTOR: DoctorReport = {
  ok: false,
  updates: 0,
  steps: IDS.map((id, index) => ({
    id,
    status: index < 2 ? "ok" : index === 2 ? "failed" : id === "V1" ? "not-offered" : "skipped",
    ms: 14 + index * 9,
    detail: index < 2 ? "https://connect.contoso.com/webapi" : "",
    failure: index === 2 ? FAILED : null,
  })),
};

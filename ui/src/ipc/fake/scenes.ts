/** Steps and failures that the fake tells of. */
import type { DoctorReport, DoctorStep, Failure } from "../generated/contract";

export const FAILED: Failure = {
  kind: "unreachable",
  host: "connect.contoso.com",
  detail: "connection refused",
};

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

/** The Management API, with the browser's session. */

export class ApiError extends Error {
  /** @param {{status: number, code: string, errors?: {field: string}[]}} problem as RFC 9457 has it, or what stands for it */
  constructor(problem, retryAfter) {
    super(problem.code);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Whether the API blames this field, or an entry of it. */
  blames(field) {
    return (this.problem.errors ?? []).some(error => error.field === field || error.field.startsWith(field + "["));
  }

  /** What to tell people where no field is to blame. `texts` are tried before the page's own, by the problem's code. */
  text(texts = {}) {
    const key = this.problem.code.toLowerCase().replace(/_(.)/g, (match, letter) => letter.toUpperCase());
    const text = texts[key] ?? document.body.dataset[key] ?? document.body.dataset.failed;
    return text.replace("#", String(Math.ceil((this.retryAfter ?? 60) / 60)));
  }
}

/**
 * Tells a request from all others, so that one that is sent again is known again. Over plain HTTP browsers have no
 * randomUUID.
 */
export function requestKey() {
  return crypto.randomUUID?.()
    ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

/** Calls the API and gives the answer's JSON, null if there is none. Throws an ApiError for every other outcome. */
export async function call(method, url, body, headers = {}) {
  const answer = await send(method, url, body, headers);
  if (answer.status === 401) {
    location.assign("/?next=" + encodeURIComponent(location.pathname));
  }
  if (!answer.ok) {
    throw new ApiError(await problemOf(answer), Number(answer.headers.get("Retry-After")) || undefined);
  }
  return answer.status === 204 ? null : answer.json();
}

/** Fetches the page that is shown anew, and gives it as a document. Throws an ApiError where that fails. */
export async function pageAnew() {
  const answer = await send("GET", location.href, undefined, {});
  if (!answer.ok) {
    throw new ApiError({ status: answer.status, code: "FAILED" });
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function send(method, url, body, headers) {
  try {
    return await fetch(url, {
      method,
      headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
    });
  } catch {
    throw new ApiError({ status: 0, code: "UNREACHABLE" });
  }
}

async function problemOf(answer) {
  try {
    return { code: "FAILED", ...await answer.json() };
  } catch {
    return { status: answer.status, code: "FAILED" };
  }
}

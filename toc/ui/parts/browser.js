// Keeps who you are in a cookie, and what is selected in the address, without a word to the server.
const YEAR = 31536000;

export default function ({ data }) {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${data.cookie}=${data.author}; path=/; max-age=${YEAR}; samesite=lax${secure}`;

  const here = new URL(window.location.href);
  if ((here.searchParams.get("p") ?? "") !== data.programme) return;
  if ((here.searchParams.get("s") ?? "") === data.selection) return;
  if (data.selection) here.searchParams.set("s", data.selection);
  else here.searchParams.delete("s");
  window.history.replaceState(window.history.state, "", here);
}

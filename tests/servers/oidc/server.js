// A real identity provider for the tests: `node server.js PORT REDIRECT...`; people sign in with their mail address as
// login and any password. An address that begins with "unproved" is not verified.
import Provider from "oidc-provider";

const [port, ...redirects] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { client_id: "freigabe", client_secret: "only for tests", redirect_uris: redirects },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  cookies: { keys: ["only for tests"] },
  async findAccount(_, id) {
    return {
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unproved"), name: id }),
    };
  },
});

provider.listen(Number(port), "127.0.0.1");

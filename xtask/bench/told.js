// Keeps what the page tells its workers, by the names of the messages.

window.told = {};
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (Array.isArray(message)) {
    const [says, array] = message;
    // The worker of tables is begun too, by another message of that name.
    const name = typeof says === "string" ? says : says.Begin?.law ? "BeginTables" : Object.keys(says)[0];
    // A copy, since the array itself may be handed over.
    window.told[name] = [says, array?.slice()];
  }
  return post.call(this, message, ...rest);
};

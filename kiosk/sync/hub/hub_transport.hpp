// A hub as the other side of a sync (sync/hub/sql/functions.sql is what runs there).
//
// Connects when it must, and again after the connection broke. The hub takes only entries of ledgers that it was told
// of (kioskctl hub enrol), so certificates are not pushed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "sync/hub/hub_revision.hpp"
#include "sync/hub/postgres_connection.hpp"
#include "sync/transport.hpp"

namespace kiosk::sync {

class HubTransport final : public Transport {
  public:
    explicit HubTransport(std::string url, const PgTimeouts& timeouts = {})
        : url_(std::move(url)), timeouts_(timeouts) {}

    core::Result<PullReply> pull(const store::Heads& since, std::size_t most) override;
    core::Result<PushReply> push(const store::Batch& batch) override;

    // The newest that was published, as of the last pull; nothing when there is none.
    [[nodiscard]] const std::optional<HubRevision>& newest() const { return newest_; }
    // NotFound: the hub does not have it.
    [[nodiscard]] core::Result<core::Bytes> package(core::RevisionNumber number);

    // After a pull: waits until others pushed something, other_fd can be read (-1: none), or the time is over. True:
    // there may be something to pull.
    [[nodiscard]] core::Result<bool> wait_for_news(core::Millis most, int other_fd);

  private:
    [[nodiscard]] core::Result<PgRows> call(const char* sql, std::span<const PgValue> values);

    std::string url_;
    PgTimeouts timeouts_;
    std::unique_ptr<PgConnection> connection_;
    std::string channel_;
    bool listening_ = false;
    std::optional<HubRevision> newest_;
};

} // namespace kiosk::sync

// The network between a client and a server's Unix socket: a TCP port on loopback that passes bytes on, and may cut,
// refuse or delay them.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <limits>
#include <list>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace kiosk::test {

class Proxy {
  public:
    explicit Proxy(std::string server) : server_(std::move(server)) {
        listening_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listening_, 64) != 0 ||
            getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port for a proxy");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { work(); });
    }
    ~Proxy() {
        done_ = true;
        thread_.join();
        for (const auto& pair : pairs_) shut(pair);
        close(listening_);
    }
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    [[nodiscard]] std::string port() const { return std::to_string(port_); }
    // Every connection breaks, and new ones break at once.
    void cut() {
        up_ = false;
        while (!idle_) std::this_thread::yield();
    }
    void heal() {
        to_server_ = to_client_ = kUnlimited;
        up_ = true;
    }
    // The network goes down after the client has sent, or was sent, that many more bytes.
    void cut_after_sent(std::int64_t bytes) { to_server_ = bytes; }
    void cut_after_received(std::int64_t bytes) { to_client_ = bytes; }
    // What every piece waits for before it is passed on.
    void delay(std::chrono::milliseconds wait) { delay_ = wait.count(); }
    [[nodiscard]] bool is_up() const { return up_; }

  private:
    static constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();
    struct Pair {
        int client;
        int server;
    };

    static void shut(const Pair& pair) {
        close(pair.client);
        close(pair.server);
    }

    void work() {
        while (!done_) {
            if (!up_) {
                for (const auto& pair : pairs_) shut(pair);
                pairs_.clear();
            }
            idle_ = !up_ && pairs_.empty();
            std::vector<pollfd> waiting{{listening_, POLLIN, 0}};
            for (const auto& pair : pairs_) {
                waiting.push_back({pair.client, POLLIN, 0});
                waiting.push_back({pair.server, POLLIN, 0});
            }
            if (poll(waiting.data(), waiting.size(), 5) <= 0) continue;
            std::size_t at = 1;
            const auto known = pairs_.size();
            auto pair = pairs_.begin();
            for (std::size_t i = 0; i < known; ++i, at += 2) {
                const bool alive = (waiting[at].revents == 0 || pass(pair->client, pair->server, to_server_)) &&
                                   (waiting[at + 1].revents == 0 || pass(pair->server, pair->client, to_client_));
                if (alive) {
                    ++pair;
                } else {
                    shut(*pair);
                    pair = pairs_.erase(pair);
                }
            }
            if (waiting[0].revents != 0) take();
        }
    }

    void take() {
        const int client = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        const int server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, server_.c_str(), sizeof address.sun_path - 1);
        if (!up_ || connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            return shut({client, server});
        pairs_.push_back({client, server});
    }

    bool pass(int from, int to, std::atomic<std::int64_t>& left) {
        std::array<char, 8192> piece{};
        const auto size = read(from, piece.data(), piece.size());
        if (size <= 0) return false;
        if (delay_ > 0) std::this_thread::sleep_for(std::chrono::milliseconds(delay_));
        const auto allowed = std::min<std::int64_t>(size, left);
        if (left != kUnlimited) left -= allowed;
        for (std::int64_t done = 0; done < allowed;) {
            const auto written = send(to, piece.data() + done, static_cast<std::size_t>(allowed - done), MSG_NOSIGNAL);
            if (written <= 0) return false;
            done += written;
        }
        if (allowed < size) up_ = false;
        return true;
    }

    std::string server_;
    int listening_ = -1;
    int port_ = 0;
    std::list<Pair> pairs_;
    std::atomic<bool> up_ = true;
    std::atomic<bool> idle_ = false;
    std::atomic<bool> done_ = false;
    std::atomic<std::int64_t> to_server_ = kUnlimited;
    std::atomic<std::int64_t> to_client_ = kUnlimited;
    std::atomic<std::int64_t> delay_ = 0;
    std::thread thread_;
};

} // namespace kiosk::test

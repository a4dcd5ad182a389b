// A PostgreSQL server of a test's own: the distribution's programs, data in a temporary folder (in memory where there
// is such a place), reached by a Unix socket there, as a user without privileges because the server refuses root.
//
// The role "owner" is a superuser and needs no password by the socket; every other role needs its own (SCRAM).
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/server_program.hpp"

namespace kiosk::test {

class PostgresCluster {
  public:
    // The port names the socket; nothing listens on it until listen_addresses is set. base: where its folder is made;
    // empty: in memory, or in the temporary folder.
    explicit PostgresCluster(int port = 5432, std::filesystem::path base = {})
        : programs_(find_programs()), port_(std::to_string(port)) {
        if (base.empty())
            base = std::filesystem::is_directory("/dev/shm") ? std::filesystem::path("/dev/shm")
                                                             : std::filesystem::temp_directory_path();
        auto name = (base / "kiosk-pg-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        give_to_server(folder_);
        make_data();
        configure();
        start();
    }
    ~PostgresCluster() {
        stop(SIGQUIT); // without the checkpoint of a server that is to start again
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::string socket() const { return (folder_ / (".s.PGSQL." + port_)).string(); }
    [[nodiscard]] std::string url(const std::string& database = "postgres", const std::string& role = "owner",
                                  const std::string& more = "") const {
        return "postgresql://" + role + "@/" + database + "?host=" + folder_.string() + "&port=" + port_ + more;
    }

    // Waits until it answers. A server that was killed leaves children, for which a new one waits.
    void start() {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (std::chrono::steady_clock::now() < until) {
            if (pid_ < 0)
                pid_ = start_for_server({program("postgres"), "-D", data(), "-k", folder_.string(), "-p", port_},
                                        log_file(), SIGQUIT);
            if (is_ready()) return;
            if (waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
            std::this_thread::sleep_for(std::chrono::milliseconds(5)); // nothing tells that it is ready
        }
        throw std::runtime_error("the server does not start: " + log());
    }
    // SIGINT: fast, with what is running rolled back. SIGKILL: like a machine that loses power, but for its disk.
    void stop(int signal = SIGINT) {
        if (pid_ < 0) return;
        kill(pid_, signal);
        waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }
    // As an operator would: a copy of the running server's files, and then those instead of the server's own.
    void back_up() {
        std::filesystem::remove_all(backup());
        must_run({program("pg_basebackup"), "-h", folder_.string(), "-p", port_, "-U", "owner", "-D", backup(),
                  "--no-sync", "-c", "fast", "-X", "stream"});
    }
    void restore() {
        stop();
        std::filesystem::remove_all(data());
        std::filesystem::rename(backup(), data());
        start();
    }
    // Lines of postgresql.conf, in force when it returns.
    void set(const std::string& lines) {
        stop();
        std::ofstream(data() + "/postgresql.conf", std::ios::app) << lines << '\n';
        start();
    }
    [[nodiscard]] std::string log() const {
        std::ifstream in(log_file());
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // Runs a program as the server's user and waits for it. Its output goes to the log.
    [[nodiscard]] int run(const std::vector<std::string>& words) const { return run_for_server(words, log_file()); }

  private:
    static std::filesystem::path find_programs() {
        const std::filesystem::path versions = "/usr/lib/postgresql";
        std::filesystem::path newest;
        int version = 0;
        if (std::filesystem::is_directory(versions))
            for (const auto& each : std::filesystem::directory_iterator(versions))
                if (const int number = std::atoi(each.path().filename().c_str());
                    number > version && std::filesystem::exists(each.path() / "bin/initdb")) {
                    version = number;
                    newest = each.path() / "bin";
                }
        if (version < 15) throw std::runtime_error("PostgreSQL 15 or newer is not installed: run scripts/setup");
        return newest;
    }
    [[nodiscard]] std::string program(const std::string& name) const { return (programs_ / name).string(); }
    [[nodiscard]] std::filesystem::path log_file() const { return folder_ / "log"; }
    [[nodiscard]] std::string data() const { return (folder_ / "data").string(); }
    [[nodiscard]] std::string backup() const { return (folder_ / "backup").string(); }

    // initdb takes most of a short test: the build's folder keeps what it makes.
    void make_data() {
#ifdef KIOSK_BINARY_DIR
        namespace fs = std::filesystem;
        const auto kept = fs::path(KIOSK_BINARY_DIR) / ("postgres-" + programs_.parent_path().filename().string());
        std::error_code none;
        fs::copy(kept, data(), fs::copy_options::recursive, none);
        if (!none) {
            give_to_server(data());
            for (const auto& each : fs::recursive_directory_iterator(data())) give_to_server(each.path());
            return;
        }
        fs::remove_all(data());
#endif
        must_run({program("initdb"), "-D", data(), "-U", "owner", "--no-sync", "--locale=C", "-E", "UTF8", "-A",
                  "trust", "--wal-segsize=1"});
#ifdef KIOSK_BINARY_DIR
        const auto beside = kept.string() + "." + std::to_string(getpid());
        fs::copy(data(), beside, fs::copy_options::recursive, none);
        if (!none) fs::rename(beside, kept, none);
        if (none) fs::remove_all(beside, none); // another was first, or its folder is another user's
#endif
    }

    // As pg_ctl looks: the server's first line is its process, the eighth how far it is. A file of one that was killed
    // is still there.
    [[nodiscard]] bool is_ready() const {
        std::ifstream in(data() + "/postmaster.pid");
        std::string line;
        for (int number = 1; std::getline(in, line); ++number) {
            if (number == 1 && line != std::to_string(pid_)) return false;
            if (number == 8) return line.starts_with("ready");
        }
        return false;
    }

    void configure() const {
        std::ofstream(data() + "/postgresql.conf", std::ios::app)
            << "\nlisten_addresses = ''\nshared_buffers = 16MB\nmax_connections = 300\n"
            // What is committed outlives the server that is killed, which is what the tests do; not the machine.
            << "fsync = off\nfull_page_writes = off\nautovacuum = off\n";
        std::ofstream(data() + "/pg_hba.conf")
            << "local all owner trust\nlocal replication owner trust\nlocal all all scram-sha-256\n"
            << "host all all all scram-sha-256\n";
    }
    void must_run(const std::vector<std::string>& words) {
        if (run(words) != 0) throw std::runtime_error(words.front() + " failed: " + log());
    }

    std::filesystem::path programs_;
    std::string port_;
    std::filesystem::path folder_;
    pid_t pid_ = -1;
};

} // namespace kiosk::test

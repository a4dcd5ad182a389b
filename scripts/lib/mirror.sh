# Where this machine's apt sources get Debian from; sourced, not run.
# shellcheck shell=bash

# debian_mirrors SUITES: one URI a line. SUITES: "release" for the archives of a release itself, "security" for those of its
# security updates. Before the first apt-get update the origin is unknown, hence the second look.
# shellcheck disable=SC2016 # the format is apt's own, not the shell's
debian_mirrors() {
    local origin found
    for origin in Debian ''; do
        found=$(apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' |
            awk -F'|' -v origin="$origin" -v wanted="$1" '$4 == "main" && (origin == "" || $1 == origin) &&
                (wanted == "security" ? $3 ~ /-security$/ : $3 !~ /-/) { print $2 }' | sort -u)
        [ -z "$found" ] || break
    done
    printf '%s' "${found:+$found
}"
}

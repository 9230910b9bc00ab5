#!/usr/bin/env bash
# Users of RabbitMQ for the stages of a desk, each with the rights that it needs and no more. Run where rabbitmqctl works:
#   PASSWORD=… deploy/rabbit-rights.sh main
# The queues must be there already: start 'readout work' once as a user who may configure.
set -euo pipefail
desk=${1:?which desk?}
password=${PASSWORD:?PASSWORD=… for the users}
vhost=${VHOST:-/}
user() { # user NAME WRITE READ
  rabbitmqctl -q add_user "$1" "$password" 2>/dev/null || rabbitmqctl -q change_password "$1" "$password"
  rabbitmqctl -q set_permissions -p "$vhost" "$1" '^$' "$2" "$3"
}
queue="readout\\.$desk"
user "readout-$desk-collect" '^amq\.default$' "^$queue\\.again\\..*$"
user "readout-$desk-read" '^amq\.default$' "^$queue\\.read\\..*$"
user "readout-$desk-group" '^amq\.default$' "^$queue\\.group\\..*$"
user "readout-$desk-queue" '^amq\.default$' "^$queue\\.dead$"

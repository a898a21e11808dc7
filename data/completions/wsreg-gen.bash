# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of wsreg-gen(1) in bash, which it is asked for.

# Prints the first column of what the program says of itself; nothing if it
# fails.
_wsreg_gen_query() {
	"${COMP_WORDS[0]/#\~\//$HOME/}" "$1" 2>/dev/null </dev/null | cut -f 1
}

# Whether one of the modes stands before the cursor.
_wsreg_gen_has_mode() {
	local i

	for ((i = 1; i < COMP_CWORD; i++)); do
		[[ $1 != *$'\n'"${COMP_WORDS[i]}"$'\n'* ]] || return 0
	done
	return 1
}

_wsreg_gen() {
	local current=${COMP_WORDS[COMP_CWORD]}
	local previous=${COMP_WORDS[COMP_CWORD - 1]} offers=
	local registries='extension subprotocol version close opcode bit'
	local kind modes options

	# --overlay=FILE is cut at the "=".
	if [[ $previous == = ]] && ((COMP_CWORD > 1)); then
		previous=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $current == = ]]; then
		current=
	fi
	options=$(_wsreg_gen_query --list-options)
	kind=$(awk -v option="$previous" '{
		for (i = 1; i < NF; i++)
			if ($i == option && $NF !~ /^-/)
				print $NF
	}' <<<"$options")
	case $kind in
	FILE) ;;
	ID) offers=$registries ;;
	?*)
		COMPREPLY=()
		return 0
		;;
	*)
		if [[ $current == -r?* ]]; then
			offers="-r${registries// / -r}"
		elif [[ $current == -* ]]; then
			offers=$(tr ' ' '\n' <<<"$options" | grep '^-')
		else
			modes=$(_wsreg_gen_query --list-modes)
			_wsreg_gen_has_mode $'\n'"$modes"$'\n' || offers=$modes
		fi
		;;
	esac
	if [[ ! $offers ]]; then
		COMPREPLY=()
		compopt -o default 2>/dev/null
		return 0
	fi
	# shellcheck disable=SC2207 # the words have neither blanks nor stars
	COMPREPLY=($(compgen -W "$offers" -- "$current"))
	return 0
}

complete -F _wsreg_gen wsreg-gen

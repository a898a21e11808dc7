# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of wsreg-gen(1) in bash.

# Whether a mode stands before the cursor.
_wsreg_gen_has_mode() {
	local i

	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		header | standalone | tables | json | go | python | rust | \
			typescript | java | csharp) return 0 ;;
		esac
	done
	return 1
}

_wsreg_gen() {
	local current=${COMP_WORDS[COMP_CWORD]}
	local previous=${COMP_WORDS[COMP_CWORD - 1]} offers=
	local registries='extension subprotocol version close opcode bit'

	# --overlay=FILE is cut at the "=".
	if [[ $previous == = ]] && ((COMP_CWORD > 1)); then
		previous=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $current == = ]]; then
		current=
	fi
	case $previous in
	--depfile | --overlay) ;;
	-r | --registry) offers=$registries ;;
	--prefix)
		COMPREPLY=()
		return 0
		;;
	*)
		if [[ $current == -r?* ]]; then
			offers="-r${registries// / -r}"
		elif [[ $current == -* ]]; then
			offers='--check --depfile --force --overlay --prefix
				-r --registry -h --help -V --version'
		elif ! _wsreg_gen_has_mode; then
			offers='header standalone tables json go python rust typescript
				java csharp'
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

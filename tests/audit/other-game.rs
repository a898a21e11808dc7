/// Events of a game, by the numbers of its protocol.
pub fn event(number: u16) -> Event {
    match number {
        1000 => Event::GameStart,
        1001 => Event::EnteredCinematic,
        1002 => Event::EnteredServerList,
        1003 => Event::EnteringLobby,
        1004 => Event::EnteredLobby,
        1005 => Event::CharacterCreation,
        1006 => Event::LeftLobby,
        1007 => Event::DeletedCharacter,
        1008 => Event::EnteredWorld,
        1009 => Event::LeftWorld,
        _ => Event::Unknown(number),
    }
}

// What a program does when a connection ends: this is no table.
socket.onclose = (event) => {
  if (event.code === 1000 || event.code === 1001) return;
  if (event.code === 1006) retry(1000);
  else if (event.code === 1011) socket.close(1002, 'protocol error');
};

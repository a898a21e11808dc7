module example.org/websocket

go 1.16

// Asks a server as Go's net/http does: keep-alive, a long body, an early disconnect. Prints what is off.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"os"
	"strings"
)

var failed = false

func check(good bool, what string, values ...any) {
	if !good {
		failed = true
		fmt.Printf("go: "+what+"\n", values...)
	}
}

func get(url string) (string, bool) {
	reused := false
	trace := &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) { reused = info.Reused }}
	request, _ := http.NewRequestWithContext(httptrace.WithClientTrace(context.Background(), trace), "GET", url, nil)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err.Error(), false
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err.Error(), reused
	}
	return string(body), reused
}

func main() {
	base := os.Args[1]
	for i := 0; i < 100; i++ {
		body, reused := get(base + "/hello")
		check(body == "Hello, world!\n", "request %d got %q", i, body)
		check(i == 0 || reused, "request %d did not reuse the connection", i)
	}
	body, _ := get(base + "/stream/1000000")
	check(body == strings.Repeat("t", 1000000), "the stream has %d bytes", len(body))
	sent := strings.Repeat("0123456789", 100000)
	for _, known := range []bool{true, false} { // with a Content-Length, and in chunks
		var reader io.Reader = strings.NewReader(sent)
		if !known {
			reader = io.MultiReader(reader)
		}
		response, err := http.Post(base+"/echo", "application/octet-stream", reader)
		check(err == nil, "echo: %v", err)
		if err == nil {
			echoed, _ := io.ReadAll(response.Body)
			response.Body.Close()
			check(string(echoed) == sent, "the echo has %d bytes (length known: %v)", len(echoed), known)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	request, _ := http.NewRequestWithContext(ctx, "GET", base+"/stream/100000000", nil)
	response, err := http.DefaultClient.Do(request)
	check(err == nil, "long stream: %v", err)
	if err == nil {
		_, err = io.ReadFull(response.Body, make([]byte, 1000))
		check(err == nil, "begin of the long stream: %v", err)
		cancel()
		response.Body.Close()
	}
	body, _ = get(base + "/hello")
	check(body == "Hello, world!\n", "after the disconnect: %q", body)
	if failed {
		os.Exit(1)
	}
	fmt.Println("go: 105 requests, as expected")
}

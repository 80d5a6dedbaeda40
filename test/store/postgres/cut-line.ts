/** A line to the server that can go dead after the server has heard what was said and before its answer arrives. */
import { connect, createServer, type Server, type Socket } from 'node:net'

export class CutLine {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isMute = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async to(port: number): Promise<CutLine> {
    const server = createServer()
    const proxy = new CutLine(server)
    server.on('connection', (client) => {
      const there = connect(port, '127.0.0.1')
      for (const socket of [client, there]) {
        proxy.#sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => {
          proxy.#sockets.delete(socket)
          client.destroy()
          there.end()
        })
      }
      client.pipe(there)
      there.on('data', (data) => {
        if (proxy.#isMute) setTimeout(() => client.destroy(), 50)
        else client.write(data)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port
  }

  /** Answers no longer arrive, and the line is cut. */
  mute(): void {
    this.#isMute = true
  }

  unmute(): void {
    this.#isMute = false
  }

  /** Every line is cut; new ones are taken. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

#if SharedJournal
  import Events
  import Foundation
  import LedgerTestSupport
  import SharedJournal
  import TestSupport
  import Testing

  @testable import Ledger

  @Suite(
    "A shared journal in PostgreSQL", .serialized,
    .enabled(if: Servers.areInstalled, "PostgreSQL is not installed: apt-get install postgresql"))
  struct SharedJournalTests {
    let scratch = Scratch()

    private func site(_ name: String, _ servers: Servers) throws -> Ledger {
      if !FileManager.default.fileExists(atPath: scratch(name)) {
        try Registration.make(at: scratch(name), address: try servers.address(name), name: name)
      }
      return try opened(name)
    }

    private func opened(_ name: String, signer: NoteSigner? = nil) throws -> Ledger {
      let order = try #require(try PostgreSQLOrder(of: scratch(name)) { signer })
      return try Ledger(at: scratch(name), order: order, clock: { Ledger.now })
    }

    private func code(_ body: () throws -> Void) -> LedgerError.Code? {
      do {
        try body()
        return nil
      } catch {
        return (error as? LedgerError)?.code
      }
    }

    private func message(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch {
        return (error as? LedgerError)?.message
      }
    }

    private func fault(_ address: String) -> SharingFault? {
      do throws(SharingFault) {
        _ = try JournalAddress(address)
        return nil
      } catch {
        return error
      }
    }

    @Test("has an address without a password, and is verified away from this machine")
    func addresses() {
      #expect(fault("postgresql://site@localhost/ledger") == nil)
      #expect(fault("postgresql://site@db.example.org/ledger?sslmode=verify-full") == nil)
      #expect(fault("postgresql://site:secret@localhost/ledger") == .badAddress(.password))
      #expect(fault("postgresql://site@localhost/ledger?password=secret") == .badAddress(.password))
      #expect(fault("postgresql://site@db.example.org/ledger") == .badAddress(.unverified))
      #expect(fault("postgresql://site@localhost,db.example.org/ledger?sslmode=require") == .badAddress(.unverified))
      #expect(fault("postgresql://site@localhost/ledger?sslpassword=secret") == .badAddress(.password))
      #expect(fault("postgresql://site@localhost,/ledger") == .badAddress(.noHost))
      #expect(fault("postgresql:///ledger") == .badAddress(.noHost))
      #expect(fault("postgresql://localhost/ledger?service=other") == .badAddress(.noHost))
      #expect(fault("postgresql://localhost/ledger?hostaddr=192.0.2.1") == .badAddress(.unverified))
      #expect(fault("postgresql:///ledger?host=/var/run/postgresql") == nil)
      #expect(fault("https://db.example.org") == .badAddress(.notPostgreSQL))
    }

    @Test("keeps one order for two sites, through a lost primary and to its loss of batches")
    func history() throws {
      let servers = try Servers(port: 5800)
      let (first, second) = (try site("first", servers), try site("second", servers))
      try first.add([crime("a"), crime("b")])
      #expect(try second.add([crime("a"), event("crime.cancelled", "b", id: "close b")]).duplicates == 1)
      #expect(try first.catchUp() == 3)
      #expect(try first.root(size: 3) == second.root(size: 3))

      // Parts of 4 MB.
      let note = String(repeating: "n", count: 4_000)
      let large = (0..<2_500).map { crime("large \($0)", more: #","note":"\#(note)""#) }
      #expect(try first.add(large).sequence == 2_503)
      #expect(try servers.sql("SELECT count(*) FROM parts WHERE start = 3") == "SET\n3")
      #expect(try second.catchUp() == 2_503)
      #expect(try second.verifyShared() == [])
      #expect(try second.verifyJournal() == [])

      try loseThePrimary(servers, first, second)
      try changeRows(servers, second)
      try loseBatches(servers, first)
    }

    private func loseThePrimary(_ servers: Servers, _ first: Ledger, _ second: Ledger) throws {
      let acknowledged = try first.add(crime("before")).sequence
      try servers.python("cluster.kill(cluster.primary)")
      #expect(code { try first.add(crime("while")) } == .unavailable)
      #expect(try first.length == acknowledged)
      try servers.python("cluster.promote()")
      #expect(try second.add(crime("after")).sequence == acknowledged + 1)
      #expect(try first.add(crime("while")).sequence == acknowledged + 2)
      #expect(try second.catchUp() == acknowledged + 2)
      // Another process of the site has seen the new epoch, too.
      #expect(try SiteFile(of: scratch("first"))?.epoch == 2)

      // The old primary is back, and stands before the new one in the address.
      try servers.python(
        """
        shutil.copyfile(os.path.join(cluster.data(cluster.primary), "pg_hba.conf"), os.path.join(cluster.data("db1"), "pg_hba.conf"))
        cluster.start("db1")
        """)
      #expect(try PostgreSQLOrder(of: scratch("second"))?.head().length == acknowledged + 2)
      // A site that was away meanwhile has seen no later epoch. It leaves the old one when another process of it has ...
      let seen = try #require(try SiteFile(of: scratch("second")))
      var away = seen
      (away.epoch, away.timeline) = (1, 1)
      try away.write(to: scratch("second"))
      let connected = try #require(try PostgreSQLOrder(of: scratch("second")))
      _ = try connected.sites()
      try seen.write(to: scratch("second"))
      try connected.compare(length: acknowledged + 2, waitingSeconds: nil) { try second.root(size: $0) }
      #expect(try connected.head().length == acknowledged + 2)
      // ... and else as no standby follows it.
      try away.write(to: scratch("second"))
      #expect(try PostgreSQLOrder(of: scratch("second"))?.head().length == acknowledged + 2)
      #expect(try SiteFile(of: scratch("second"))?.epoch == 2)
      try servers.python("cluster.kill('db1')")
      // An epoch that is raised while a site is connected.
      try servers.sql("UPDATE head SET epoch = epoch + 1")
      #expect(try second.add(crime("after")).duplicates == 1)
    }

    private func changeRows(_ servers: Servers, _ second: Ledger) throws {
      let role = "SET ROLE first;"
      for change in [
        "DELETE FROM parts", "UPDATE batches SET count = 1", "UPDATE head SET epoch = 9", "TRUNCATE sites",
        "UPDATE sites SET identity = identity",
      ] {
        #expect(throws: Servers.Failure.self, "\(change)") { try servers.sql("\(role) \(change)") }
      }
      #expect(throws: Servers.Failure.self) { try servers.sql("UPDATE head SET length = 1") }
      // A row in the place of the next batch; and a clock that is ahead.
      try servers.sql(
        """
        INSERT INTO batches SELECT length, 1, decode(repeat('00', 16), 'hex'), 'none', root, root, 0, '', 1, '0.9' FROM head
        """)
      #expect(code { try second.add(crime("kept out")) } == .stopped)
      #expect(try second.verifyShared() == [.beyond(end: second.length + 1)])
      try servers.sql("DELETE FROM batches WHERE site = 'none'")
      // A disk that is full.
      try servers.sql(
        """
        CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE disk_full; END $$;
        CREATE TRIGGER fill BEFORE INSERT ON parts FOR EACH ROW EXECUTE FUNCTION fill()
        """)
      let refused = #expect(throws: LedgerError.self) { try second.add(crime("kept out")) }
      #expect(refused?.code == .unavailable && refused?.message.contains("no room for the batch") == true)
      try servers.sql("DROP TRIGGER fill ON parts")
      let future = RecordedTime(microseconds: Ledger.now.microseconds + 864_000_000_000)
      #expect(code { try second.settle(through: future) } == .sharedClock)
      try servers.sql(
        """
        UPDATE parts SET lines = convert_to(replace(convert_from(lines, 'UTF8'), 'burglary', 'robbery'), 'UTF8') WHERE start = 0
        """)
      #expect(try second.verifyShared() == [.event(0), .event(1)])
      try servers.sql("UPDATE batches SET format = 2, least_version = '7.7'")
      #expect(throws: LedgerError(SharingFault.programTooOld(version: "7.7"))) { try second.verifyShared() }
      try servers.sql("UPDATE batches SET format = 1")
    }

    private func loseBatches(_ servers: Servers, _ first: Ledger) throws {
      try servers.sql("ALTER TABLE head DISABLE TRIGGER check_head; UPDATE head SET length = length - 1")
      #expect(code { try first.add(crime("lost")) } == .stopped)
      // Whoever has not got that far hears it from what the first said of itself.
      try servers.sql("UPDATE head SET length = 0, root = sha256('')")
      #expect(code { try site("third", servers).add(crime("lost")) } == .stopped)
    }

    /// What a standby lacks that had not got the batches from an event on.
    private func lose(from sequence: Int, _ servers: Servers) throws {
      try servers.sql(
        """
        ALTER TABLE head DISABLE TRIGGER check_head;
        UPDATE head SET length = \(sequence), root = (SELECT previous FROM batches WHERE start = \(sequence)),
          floor = (SELECT max(recorded) FROM batches WHERE start < \(sequence));
        DELETE FROM parts WHERE start >= \(sequence); DELETE FROM batches WHERE start >= \(sequence);
        UPDATE sites SET length = 0, root = sha256('') WHERE length > \(sequence);
        ALTER TABLE head ENABLE TRIGGER check_head;
        """)
    }

    @Test(
      "gets back what it lost: where it was, or anew where others went on; a history that changed is signed by another key"
    )
    func repair() throws {
      let servers = try Servers(port: 5820)
      let (old, new) = (NoteSigner(name: "first.example"), NoteSigner(name: "first.example/2"))
      var first: Ledger? = try site("first", servers)
      first = nil
      first = try opened("first", signer: old)
      let second = try site("second", servers)
      try first?.add([crime("a"), crime("b")])
      try second.catchUp()
      try second.add((0..<3).map { crime("lost \($0)") })
      try first?.catchUp()
      let root = try second.root(size: 5)
      try SiteFile.noteSigning(by: "first.example/letters", in: scratch("first"))
      try lose(from: 2, servers)
      #expect(code { try first?.add(crime("c")) } == .stopped)
      #expect(try first?.repairShared(site: "first")?.parting.isPutBack == true)
      #expect(try second.catchUp() == 6)
      #expect(try second.root(size: 5) == root)
      #expect(try second.verifyShared() == [])

      // The second goes on where the first had appended.
      try first?.add([crime("c"), crime("d")])
      try lose(from: 6, servers)
      try second.add(crime("d"))
      #expect(code { try first?.add(crime("e")) } == .stopped)
      // And so does the second, however often it is asked.
      Thread.sleep(forTimeInterval: 1.1)
      for _ in 0..<3 {
        let lost = SharingFault.lostBatches(from: 7, held: 8, site: "first").words
        #expect(message { try second.add(crime("f")) } == lost)
      }
      // A server of the site would go on with the journal that is replaced.
      var server = try PostgreSQLOrder(of: scratch("first"))
      _ = try server?.head()
      #expect(throws: LedgerError(SharingFault.inUse)) { try first?.repairShared(site: "first") }
      server = nil
      Thread.sleep(forTimeInterval: 0.5)
      let repair = try #require(try first?.repairShared(site: "first"))
      #expect(repair.appended == 1 && repair.duplicates == 1 && repair.sequence == 9)
      // So does a key that signed checkpoints that nobody here has seen.
      #expect(repair.endedKeys == ["first.example", "first.example/letters"])
      // One that was interrupted behind that, and is done again, names them too.
      #expect(try first?.order?.endOrigin(length: 9, root: repair.root) == repair.endedKeys)
      #expect(try second.order?.sites().map(\.length) == [9, 7])
      #expect(code { try SiteFile.noteSigning(by: "first.example/letters", in: scratch("first")) } == .stopped)
      first = nil
      #expect(code { try opened("first", signer: old).add(crime("e")) } == .stopped)
      first = try opened("first", signer: new)
      try first?.add(crime("e"))
      Thread.sleep(forTimeInterval: 1.1)
      // The second knows the first by its old key until its custodian says otherwise.
      #expect(code { try second.catchUp() } == .stopped)
      var file = try #require(try SiteFile(of: scratch("second")))
      #expect(file.keys["first"] == old.verifier)
      file.keys = [:]
      try file.write(to: scratch("second"))
      Thread.sleep(forTimeInterval: 1.1)
      #expect(try second.catchUp() == 10)
      #expect(try SiteFile(of: scratch("second"))?.keys == ["first": new.verifier])
    }

    @Test("has sites sign what they say of themselves, and stops where that is not signed or is not so")
    func checkpoints() throws {
      let servers = try Servers(port: 5830)
      _ = try site("first", servers)
      _ = try site("second", servers)
      let signer = NoteSigner(name: "first.example")
      let first = try opened("first", signer: signer)
      try first.add([crime("a"), crime("b")])
      Thread.sleep(forTimeInterval: 1.1)
      try first.catchUp()
      let second = try opened("second")
      #expect(try second.catchUp() == 2)
      #expect(try SiteFile(of: scratch("second"))?.keys == ["first": signer.verifier])

      func said(_ checkpoint: LedgerCheckpoint, by signer: NoteSigner) throws -> LedgerError.Code? {
        let note = try signer.sign(checkpoint.text).document
        try servers.sql(
          "UPDATE sites SET checkpoint = '\(note)', verifier = '\(signer.verifier.text)' WHERE name = 'first'")
        Thread.sleep(forTimeInterval: 1.1)
        return code { try second.catchUp() }
      }
      let root = try first.root(size: 2)
      let truth = LedgerCheckpoint(origin: "first.example", size: 2, root: root)
      #expect(try said(truth, by: NoteSigner(name: "first.example")) == .stopped)
      #expect(try said(truth, by: signer) == nil)
      #expect(try said(LedgerCheckpoint(origin: "first.example", size: 1, root: root), by: signer) == .stopped)
      #expect(try said(LedgerCheckpoint(origin: "first.example", size: 3, root: root), by: signer) == .stopped)
      #expect(try said(truth, by: signer) == nil)
      // On the connection that is there: a row that was taken out is there again as it was, and another site's is noticed.
      try servers.sql("DELETE FROM sites WHERE name = 'first'")
      Thread.sleep(forTimeInterval: 1.1)
      try first.catchUp()
      #expect(try second.catchUp() == 2)
      #expect(try servers.sql("SELECT length, checkpoint <> '' FROM sites WHERE name = 'first'") == "SET\n2|t")
      try servers.sql("UPDATE sites SET identity = decode(repeat('00', 16), 'hex') WHERE name = 'first'")
      Thread.sleep(forTimeInterval: 1.1)
      #expect(message { try first.catchUp() } == SharingFault.nameTaken("first").words)
      try servers.sql("UPDATE sites SET checkpoint = '' WHERE name = 'first'")
      Thread.sleep(forTimeInterval: 1.1)
      #expect(throws: LedgerError(SharingFault.wronglySigned(site: "first"))) { try second.catchUp() }
    }

    @Test("is promoted only when it is certain what standbys have, and announced only when a standby has that")
    func promotion() throws {
      let servers = try Servers(port: 5870)
      // Fenced: what was received and not replayed is unread, but for what stays so.
      let doubts = try servers.python(
        """
        from sites_promotion import Standing, doubt
        for received, seconds in [(9, 0), (5, 0), (9, 13)]:
            print(doubt("db2", Standing(True, False, False, True, 5, received, 1), True, seconds) is None)
        """)
      #expect(doubts == "False\nTrue\nTrue")
      // Also where it was announced before.
      #expect(try servers.python("print(cluster.announce())") == "1")
      #expect(throws: Servers.Failure.self) {
        try servers.python("[cluster.kill(node) for node in NODES[1:]]\ntime.sleep(0.5)\ncluster.announce(seconds=1)")
      }
    }

    @Test("refuses the copy of a site's folder while the site is connected")
    func copies() throws {
      let servers = try Servers(port: 5840)
      var first: Ledger? = try site("first", servers)
      try first?.add(crime("a"))
      try FileManager.default.copyItem(atPath: scratch("first"), toPath: scratch("copy"))
      #expect(throws: LedgerError(SharingFault.copied("first"))) { try opened("copy").add(crime("b")) }
      try first?.add(crime("b"))
      first = nil
      try opened("copy").add(crime("c"))
    }

    @Test("lets a site judge for longer than a connection may be silent, and gives a turn back that waited in vain")
    func turns() throws {
      let servers = try Servers(port: 5850)
      _ = try site("first", servers)
      let order = try #require(try PostgreSQLOrder(of: scratch("first"), idleSeconds: 2))
      let first = try Ledger(at: scratch("first"), order: order, clock: { Ledger.now })
      let limits = PartLimits(eventCount: 1, byteCount: 1 << 20)
      let appended = try first.append(limits: limits) { batch in
        for number in 0..<4 {
          _ = try batch.add(Array(crime("slow \(number)").utf8))
          Thread.sleep(forTimeInterval: 1)
        }
      }.result
      #expect(appended.sequence == 4)

      // The turn is given, and the look at the head behind it waits for the owner.
      let owner = Thread { _ = try? servers.sql("BEGIN; LOCK TABLE head; SELECT pg_sleep(7); COMMIT") }
      _ = try order.head()
      owner.start()
      Thread.sleep(forTimeInterval: 1)
      #expect(throws: SharingFault.turnTaken) { try order.takeTurn(waitingSeconds: 1) }
      let other = try site("second", servers)
      try other.order?.takeTurn(waitingSeconds: 1)

      // Who asks something does not wait for as long as an append of the same process, which waits for the other site.
      let waiting = Thread { try? order.takeTurn(waitingSeconds: 10) }
      waiting.start()
      Thread.sleep(forTimeInterval: 0.5)
      #expect(throws: SharingFault.notSeen) { try order.head(waitingSeconds: 0.1) }
      #expect(throws: SharingFault.notSeen) { try order.compare(length: 4, waitingSeconds: 0.1) { _ in [] } }
      other.order?.endTurn()
      while !waiting.isFinished { Thread.sleep(forTimeInterval: 0.01) }
      _ = try order.head(waitingSeconds: 0.1)
    }

    @Test("finds out what became of a batch when the answer is lost, or something else goes wrong behind the commit")
    func doubt() throws {
      let servers = try Servers(port: 5860)
      _ = try site("first", servers)
      // What stands before the server's own view fails once, when so many batches are there.
      try servers.sql(
        """
        CREATE SEQUENCE falters; GRANT USAGE ON falters TO PUBLIC;
        CREATE TABLE faults (batches bigint, statement text); GRANT SELECT ON faults TO PUBLIC;
        CREATE FUNCTION falter() RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE fault text;
        BEGIN
          SELECT statement INTO fault FROM faults WHERE batches = (SELECT count(*) FROM incident_ledger.batches);
          IF fault IS NOT NULL AND nextval('falters') = 1 THEN EXECUTE fault; END IF;
          RETURN true;
        END $$;
        CREATE VIEW incident_ledger.pg_stat_replication AS SELECT * FROM pg_catalog.pg_stat_replication WHERE falter();
        GRANT SELECT ON incident_ledger.pg_stat_replication TO PUBLIC;
        """)
      let faults = [
        "SELECT pg_terminate_backend(pg_backend_pid())", "DO $a$ BEGIN RAISE EXCEPTION ''made up''; END $a$",
      ]
      for (number, statement) in faults.enumerated() {
        try servers.sql(
          "TRUNCATE faults; INSERT INTO faults VALUES (\(number + 1), '\(statement)'); ALTER SEQUENCE falters RESTART")
        #expect(try opened("first").add(crime("acknowledged \(number)")).sequence == number + 1)
        #expect(try servers.sql("SELECT last_value > 1 FROM falters") == "SET\nt")
      }
      try servers.sql("DROP VIEW incident_ledger.pg_stat_replication")

      // The same before the commit: nothing was appended, and the reason is told.
      for statement in ["PERFORM pg_terminate_backend(pg_backend_pid())", "RAISE EXCEPTION 'made up'"] {
        try servers.sql(
          """
          CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \(statement); RETURN NEW; END $$;
          CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON parts FOR EACH ROW EXECUTE FUNCTION fail()
          """)
        let said = message { try opened("first").add(crime("kept out")) }
        #expect(said?.contains("nothing was appended") == true, "\(said ?? "")")
        let reason = statement.hasPrefix("RAISE") ? "made up" : "terminating connection"
        #expect(said?.contains(reason) == true, "\(said ?? "")")
      }
      try servers.sql("DROP TRIGGER fail ON parts")
      #expect(try opened("first").add(crime("b")).sequence == 3)
    }

    @Test("is refused where it could lose what it acknowledged, and names are taken once")
    func refusals() throws {
      let servers = try Servers(port: 5810)
      var live: Ledger? = try site("first", servers)
      try live?.add(crime("a"))
      #expect(
        code { try Registration.make(at: scratch("other"), address: try servers.address("second"), name: "first") }
          == .cannotCreate)
      // A server that does not answer.
      let away = "postgresql://second@127.0.0.1:1/ledger"
      let said = message { try Registration.make(at: scratch("second"), address: away, name: "second") }
      #expect(said?.contains("no site was made") == true)
      #expect(!FileManager.default.fileExists(atPath: scratch("second")))
      // A site that the owner has taken out, or that a standby lacks, is there again; another of its name is refused.
      try Registration.make(at: scratch("second"), address: try servers.address("second"), name: "second")
      try servers.sql("DELETE FROM sites WHERE name = 'second'")
      #expect(try opened("second").catchUp() == 1)
      try servers.sql("UPDATE sites SET identity = decode(repeat('00', 16), 'hex') WHERE name = 'second'")
      #expect(message { try opened("second").catchUp() } == SharingFault.nameTaken("second").words)
      try servers.sql("DELETE FROM sites WHERE name = 'second'")
      #expect(
        code { try Registration.make(at: scratch("second"), address: try servers.address("second"), name: "second") }
          == .cannotCreate)
      // Nothing is settled while another site appends.
      let order = try #require(try PostgreSQLOrder(of: scratch("second")))
      try order.takeTurn(waitingSeconds: 1)
      #expect(message { try live?.settle(through: Ledger.now) } == SharingFault.notSettled.words)
      // Nor while this site does, on the same connection.
      #expect(throws: SharingFault.notSettled) { try order.settle(through: Ledger.now) }
      order.endTurn()
      // What a site says of itself may be anything.
      try servers.sql("UPDATE sites SET length = -1 WHERE name = 'first'")
      #expect(try order.sites().first?.length == 0)
      #expect(message { try opened("second").catchUp() } == SharingFault.damagedSite("first").words)
      try servers.sql("UPDATE sites SET length = 0, root = sha256('') WHERE name = 'first'")
      try live?.settle(through: Ledger.now)
      for setting in ["synchronous_standby_names = ''", "full_page_writes = off", "fsync = off"] {
        let name = setting.prefix { $0 != " " }
        try servers.python(
          """
          cluster.sql(cluster.primary, "ALTER SYSTEM SET \(setting)")
          cluster.sql(cluster.primary, "SELECT pg_reload_conf()")
          time.sleep(0.5)
          """)
        // On the connection that was there before, and on a new one.
        #expect(code { try live?.add(crime("b")) } == .stopped, "\(setting)")
        live = nil
        #expect(code { try opened("first").add(crime("b")) } == .stopped, "\(setting)")
        try servers.python(
          """
          cluster.sql(cluster.primary, "ALTER SYSTEM RESET \(name)")
          cluster.configure(cluster.primary)
          cluster.sql(cluster.primary, "SELECT pg_reload_conf()")
          time.sleep(0.5)
          """)
        live = try opened("first")
        try live?.add(crime("a"))
      }
      try live?.add(crime("b"))
      live = nil
      // Nobody confirms: nothing is lost and nothing is said to be there.
      try servers.python("[cluster.kill(node) for node in NODES[1:]]")
      #expect(code { try opened("first").add(crime("c")) }.map { [.unavailable, .uncertain].contains($0) } == true)
      // A site that has nothing to wait for hears of it too, after a while: this may be an old primary.
      let alone = try #require(try PostgreSQLOrder(of: scratch("second")))
      try servers.python("cluster.start_all()")
      _ = try alone.head()
      try servers.python("[cluster.kill(node) for node in NODES[1:]]")
      #expect(throws: SharingFault.noQuorum) {
        for _ in 0..<30 {
          _ = try alone.head()
          Thread.sleep(forTimeInterval: 0.5)
        }
      }
      try servers.python("cluster.start_all()")
      _ = try alone.head()
      #expect(try opened("first").add(crime("c")).sequence == 3)
    }
  }
#endif

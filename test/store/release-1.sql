-- A state file as the first release left it, as SQL.
BEGIN TRANSACTION;
CREATE TABLE call (id integer primary key, key text not null unique, lane text not null, method text not null, args text not null,
      updates text, tell text, sorry text, state text not null, attempts integer not null, doubt integer not null, not_before integer not null, channel text, ts text, why text, at integer not null, more text, sender text);
INSERT INTO "call" VALUES(1,'reply:C1:1.1','C1','chat.postMessage','',NULL,NULL,NULL,'sent',1,0,0,'C1','1.2',NULL,1720000000002,NULL,'7770a632-3530-4c50-889b-9b6522b1d006');
INSERT INTO "call" VALUES(2,'reply:C2:2.1','C2','chat.postMessage','{"channel":"C2","thread_ts":"2.1","text":"y"}',NULL,'U0CLLR0001',NULL,'sending',1,0,0,NULL,NULL,NULL,1720512000000,NULL,'7770a632-3530-4c50-889b-9b6522b1d006');
INSERT INTO "call" VALUES(3,'post:S-7F3K:2024-07-09T09:00','C0MEMBERS1','chat.postMessage','{"channel":"C0MEMBERS1","text":"z"}',NULL,NULL,NULL,'waiting',0,0,0,NULL,NULL,NULL,1720512000001,'{"late":{"after":1720516000000,"note":"This was meant for Tuesday."},"until":1720800000000}',NULL);
CREATE TABLE delivery (position integer primary key, key text not null unique, body text not null, done integer not null, at integer not null, taker text);
INSERT INTO "delivery" VALUES(1,'Ev1','',1,1720000000000,'7770a632-3530-4c50-889b-9b6522b1d006');
INSERT INTO "delivery" VALUES(2,'Ev2','{"type":"event_callback","event_id":"Ev2"}',0,1720512000000,'7770a632-3530-4c50-889b-9b6522b1d006');
CREATE TABLE record (kind text not null, key text not null, owner text not null, value text not null, at integer not null, primary key (kind, key));
INSERT INTO "record" VALUES('schedule','S-7F3K','U0OFFICER1','{"about":{"type":"summary","council":"rotherham","themes":[]},"owner":"U0OFFICER1","channel":"C0MEMBERS1","when":{"type":"rule","every":"quarter","ordinal":"second","weekday":"Tuesday","time":"09:00"},"nothingNew":"say","draft":false,"paused":false,"since":1719000000000}',1720512000000);
INSERT INTO "record" VALUES('schedule-run','S-7F3K:2024-04-09T09:00','S-7F3K','{"schedule":"S-7F3K","occurrence":"2024-04-09T09:00","meant":1720512000000,"at":1720512000000,"status":"posted","what":"summary","period":"Q4 2023/24","call":null,"ts":null,"why":null,"content":null,"comment":null}',1720512000000);
INSERT INTO "record" VALUES('schedule-run','S-7F3K:2024-06-11T09:00','S-7F3K','{"schedule":"S-7F3K","occurrence":"2024-06-11T09:00","meant":1720512000000,"at":1720512000000,"status":"held","what":"summary","period":"Q4 2023/24","call":null,"ts":null,"why":null,"content":null,"comment":null}',1720512000000);
INSERT INTO "record" VALUES('schedule-run','S-7F3K:2024-07-09T09:00','S-7F3K','{"schedule":"S-7F3K","occurrence":"2024-07-09T09:00","meant":1720512000000,"at":1720512000000,"status":"queued","what":"summary","period":"Q4 2023/24","call":"post:S-7F3K:2024-07-09T09:00","ts":null,"why":null,"content":null,"comment":null}',1720512000000);
INSERT INTO "record" VALUES('channel','C1','','{"council":"rotherham","themes":[],"setBy":"U0OFFICER1"}',1720512000000);
CREATE TABLE state_step (number integer primary key);
INSERT INTO "state_step" VALUES(1);
INSERT INTO "state_step" VALUES(2);
CREATE INDEX delivery_pending on delivery (done, position);
CREATE INDEX call_by_state on call (state, lane, id);
CREATE INDEX call_by_place on call (channel, ts);
CREATE INDEX record_by_owner on record (kind, owner);
COMMIT;

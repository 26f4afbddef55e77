CREATE TABLE "Candidates" (
    "NeedId" uuid NOT NULL,
    "OfferId" uuid NOT NULL,
    "JobId" uuid NOT NULL,
    "Score" double precision NOT NULL,
    "Percent" integer NOT NULL,
    "Rank" integer NOT NULL,
    "Reasons" text NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Candidates" PRIMARY KEY ("NeedId", "OfferId")
);
CREATE INDEX "IX_Candidates_OfferId" ON "Candidates" ("OfferId");
CREATE INDEX "IX_Candidates_Score" ON "Candidates" ("Score");
CREATE TABLE "Decisions" (
    "Id" uuid NOT NULL,
    "NeedId" uuid NOT NULL,
    "OfferId" uuid NOT NULL,
    "Verdict" character varying(30) NOT NULL,
    "Reason" character varying(30),
    "Text" text NOT NULL,
    "Score" double precision,
    "Rank" integer,
    "DecidedBy" uuid,
    "DecidedByName" character varying(100) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "RegionPath" character varying(100) NOT NULL,
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Decisions" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Decisions_At" ON "Decisions" ("At");
CREATE UNIQUE INDEX "IX_Decisions_NeedId_OfferId" ON "Decisions" ("NeedId", "OfferId");
CREATE INDEX "IX_Decisions_OfferId" ON "Decisions" ("OfferId");
CREATE TABLE "Cooperations" (
    "Id" uuid NOT NULL,
    "Title" character varying(300) NOT NULL,
    "NeedId" uuid NOT NULL,
    "OfferId" uuid NOT NULL,
    "SupplierId" uuid NOT NULL,
    "ManagerId" uuid,
    "Stage" character varying(30) NOT NULL,
    "StageSince" timestamp with time zone NOT NULL,
    "DeclineReason" character varying(30),
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    "RegionCode" character varying(20) NOT NULL,
    "RegionPath" character varying(100) NOT NULL,
    "OwnerId" uuid NOT NULL,
    "Visibility" character varying(30) NOT NULL,
    "Parties" uuid[] NOT NULL,
    "Status" character varying(30) NOT NULL,
    CONSTRAINT "PK_Cooperations" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Cooperations_ManagerId" ON "Cooperations" ("ManagerId");
CREATE UNIQUE INDEX "IX_Cooperations_NeedId_OfferId" ON "Cooperations" ("NeedId", "OfferId");
CREATE INDEX "IX_Cooperations_OwnerId" ON "Cooperations" ("OwnerId");
CREATE INDEX "IX_Cooperations_RegionPath" ON "Cooperations" ("RegionPath");
CREATE INDEX "IX_Cooperations_Stage" ON "Cooperations" ("Stage");
CREATE INDEX "IX_Cooperations_Status" ON "Cooperations" ("Status");
CREATE TABLE "Timeline" (
    "Id" uuid NOT NULL,
    "CooperationId" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ByUserId" uuid,
    "ByName" character varying(100) NOT NULL,
    "From" character varying(30),
    "To" character varying(30),
    "Text" text NOT NULL,
    "Evidence" text NOT NULL,
    CONSTRAINT "PK_Timeline" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Timeline_CooperationId_At" ON "Timeline" ("CooperationId", "At");
CREATE INDEX "IX_Timeline_To_At" ON "Timeline" ("To", "At");
CREATE TABLE "ActionItems" (
    "Id" uuid NOT NULL,
    "CooperationId" uuid NOT NULL,
    "Title" character varying(300) NOT NULL,
    "OwnerId" uuid,
    "OwnerName" character varying(100) NOT NULL,
    "Due" date NOT NULL,
    "DoneAt" timestamp with time zone,
    "RegionPath" character varying(100) NOT NULL,
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ActionItems" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_ActionItems_CooperationId" ON "ActionItems" ("CooperationId");
CREATE INDEX "IX_ActionItems_OwnerId_DoneAt_Due" ON "ActionItems" ("OwnerId", "DoneAt", "Due");
CREATE TABLE "Jobs" (
    "Id" uuid NOT NULL,
    "Kind" character varying(60) NOT NULL,
    "Input" text NOT NULL,
    "State" character varying(30) NOT NULL,
    "Done" bigint NOT NULL,
    "Total" bigint NOT NULL,
    "Message" text NOT NULL,
    "Href" character varying(300) NOT NULL,
    "Attempt" integer NOT NULL,
    "Culture" character varying(20) NOT NULL,
    "CancelRequested" boolean NOT NULL,
    "AskedBy" uuid,
    "AskedByName" character varying(100) NOT NULL,
    "RegionPath" character varying(100) NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "StartedAt" timestamp with time zone,
    "EndedAt" timestamp with time zone,
    "BeatAt" timestamp with time zone,
    CONSTRAINT "PK_Jobs" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Jobs_State_CreatedAt" ON "Jobs" ("State", "CreatedAt");
CREATE TABLE "ApiTokens" (
    "Id" uuid NOT NULL,
    "UserId" uuid NOT NULL,
    "Name" character varying(100) NOT NULL,
    "Prefix" character varying(20) NOT NULL,
    "Hash" character varying(64) NOT NULL,
    "Scope" character varying(30) NOT NULL,
    "LastUsedAt" timestamp with time zone,
    "ExpiresAt" timestamp with time zone NOT NULL,
    "RevokedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "UpdatedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ApiTokens" PRIMARY KEY ("Id")
);
CREATE UNIQUE INDEX "IX_ApiTokens_Hash" ON "ApiTokens" ("Hash");
CREATE INDEX "IX_ApiTokens_UserId" ON "ApiTokens" ("UserId");

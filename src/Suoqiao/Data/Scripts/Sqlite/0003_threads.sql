CREATE TABLE "Candidates" (
    "NeedId" TEXT NOT NULL,
    "OfferId" TEXT NOT NULL,
    "JobId" TEXT NOT NULL,
    "Score" REAL NOT NULL,
    "Percent" INTEGER NOT NULL,
    "Rank" INTEGER NOT NULL,
    "Reasons" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_Candidates" PRIMARY KEY ("NeedId", "OfferId")
);
CREATE INDEX "IX_Candidates_OfferId" ON "Candidates" ("OfferId");
CREATE INDEX "IX_Candidates_Score" ON "Candidates" ("Score");
CREATE TABLE "Decisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Decisions" PRIMARY KEY,
    "NeedId" TEXT NOT NULL,
    "OfferId" TEXT NOT NULL,
    "Verdict" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Text" TEXT NOT NULL,
    "Score" REAL NULL,
    "Rank" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "DecidedByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL
);
CREATE INDEX "IX_Decisions_At" ON "Decisions" ("At");
CREATE UNIQUE INDEX "IX_Decisions_NeedId_OfferId" ON "Decisions" ("NeedId", "OfferId");
CREATE INDEX "IX_Decisions_OfferId" ON "Decisions" ("OfferId");
CREATE TABLE "Cooperations" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Cooperations" PRIMARY KEY,
    "Title" TEXT NOT NULL,
    "NeedId" TEXT NOT NULL,
    "OfferId" TEXT NOT NULL,
    "SupplierId" TEXT NOT NULL,
    "ManagerId" TEXT NULL,
    "Stage" TEXT NOT NULL,
    "StageSince" INTEGER NOT NULL,
    "DeclineReason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL,
    "RegionCode" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "Visibility" TEXT NOT NULL,
    "Parties" TEXT NOT NULL,
    "Status" TEXT NOT NULL
);
CREATE INDEX "IX_Cooperations_ManagerId" ON "Cooperations" ("ManagerId");
CREATE UNIQUE INDEX "IX_Cooperations_NeedId_OfferId" ON "Cooperations" ("NeedId", "OfferId");
CREATE INDEX "IX_Cooperations_OwnerId" ON "Cooperations" ("OwnerId");
CREATE INDEX "IX_Cooperations_RegionPath" ON "Cooperations" ("RegionPath");
CREATE INDEX "IX_Cooperations_Stage" ON "Cooperations" ("Stage");
CREATE INDEX "IX_Cooperations_Status" ON "Cooperations" ("Status");
CREATE TABLE "Timeline" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Timeline" PRIMARY KEY,
    "CooperationId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ByUserId" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "From" TEXT NULL,
    "To" TEXT NULL,
    "Text" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL
);
CREATE INDEX "IX_Timeline_CooperationId_At" ON "Timeline" ("CooperationId", "At");
CREATE INDEX "IX_Timeline_To_At" ON "Timeline" ("To", "At");
CREATE TABLE "ActionItems" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ActionItems" PRIMARY KEY,
    "CooperationId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "OwnerId" TEXT NULL,
    "OwnerName" TEXT NOT NULL,
    "Due" TEXT NOT NULL,
    "DoneAt" INTEGER NULL,
    "RegionPath" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL
);
CREATE INDEX "IX_ActionItems_CooperationId" ON "ActionItems" ("CooperationId");
CREATE INDEX "IX_ActionItems_OwnerId_DoneAt_Due" ON "ActionItems" ("OwnerId", "DoneAt", "Due");
CREATE TABLE "Jobs" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Input" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Done" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "Message" TEXT NOT NULL,
    "Href" TEXT NOT NULL,
    "Attempt" INTEGER NOT NULL,
    "Culture" TEXT NOT NULL,
    "CancelRequested" INTEGER NOT NULL,
    "AskedBy" TEXT NULL,
    "AskedByName" TEXT NOT NULL,
    "RegionPath" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "BeatAt" INTEGER NULL
);
CREATE INDEX "IX_Jobs_State_CreatedAt" ON "Jobs" ("State", "CreatedAt");
CREATE TABLE "ApiTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ApiTokens" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Prefix" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Scope" TEXT NOT NULL,
    "LastUsedAt" INTEGER NULL,
    "ExpiresAt" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "UpdatedAt" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "IX_ApiTokens_Hash" ON "ApiTokens" ("Hash");
CREATE INDEX "IX_ApiTokens_UserId" ON "ApiTokens" ("UserId");
